package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.AwsDouble;
import io.stepwell.server.harness.AwsDouble.Request;
import io.stepwell.server.harness.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Tasks whose {@code Credentials} name a role call AWS in its name, with what STS gives for it. */
@Timeout(300)
final class CredentialsTest {
    private static final String ROLE = "arn:aws:iam::210987654321:role/";
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:210987654321:function:f";
    private static final String MACHINE = "arn:aws:states:us-east-1:210987654321:stateMachine:m";

    private static String definition(String resource, String parameters, String credentials) {
        return """
                {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true, "Resource": "%s", %s,
                 "Credentials": %s}}}""".formatted(resource, parameters, credentials);
    }

    private static String fixed(String role) {
        return "{\"RoleArn\": \"" + ROLE + role + "\"}";
    }

    static Stream<Arguments> tasks() {
        String function = "\"Parameters\": {\"FunctionName\": \"" + FUNCTION + "\"}";
        String message = "\"Parameters\": {\"QueueUrl\": \"http://sqs/1/q\", \"MessageBody\": \"b\"}";
        String child = "\"Parameters\": {\"StateMachineArn\": \"" + MACHINE + "\"}";
        return Stream.of(
                Arguments.of(FUNCTION, "\"Comment\": \"c\"", List.of("Invoke")),
                Arguments.of("arn:aws:states:::lambda:invoke", function, List.of("Invoke")),
                Arguments.of("arn:aws:states:::sqs:sendMessage", message, List.of("SendMessage")),
                Arguments.of("arn:aws:states:::states:startExecution", child, List.of("StartExecution")),
                Arguments.of(
                        "arn:aws:states:::states:startExecution.sync",
                        child,
                        List.of("StartExecution", "DescribeExecution")),
                Arguments.of("arn:aws:states:::aws-sdk:sqs:sendMessage", message, List.of("SendMessage")));
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aTaskCallsInTheNameOfItsRole(String resource, String parameters, List<String> actions) {
        try (AwsDouble aws = new AwsDouble();
                StepwellServer server = StepwellServer.start(Configuration.inMemory(), aws.environment());
                Caller caller = Caller.of(server.port())) {
            String machine = caller.create("m", definition(resource, parameters, fixed("guest")));
            caller.output(caller.start(machine, "{}"));
            assertThat(aws.requests().getFirst().action()).isEqualTo("AssumeRole");
            assertThat(aws.requests().getFirst().accessKey()).isEqualTo("server");
            List<Request> calls = aws.requests().subList(1, aws.requests().size());
            assertThat(calls).extracting(Request::action).containsExactlyElementsOf(actions);
            assertThat(calls).extracting(Request::accessKey).containsOnly("guest");
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aRoleThatCannotBeTakenOnFailsTheTaskBeforeItsCall(String resource, String parameters) {
        try (AwsDouble aws = new AwsDouble();
                StepwellServer server = StepwellServer.start(Configuration.inMemory(), aws.environment());
                Caller caller = Caller.of(server.port())) {
            String machine = caller.create("m", definition(resource, parameters, fixed("locked")));
            DescribeExecutionResponse end = caller.finished(caller.start(machine, "{}"));
            assertThat(end.error()).isEqualTo("States.Permissions");
            assertThat(end.cause()).contains("The role " + ROLE + "locked cannot be assumed: not yours (AccessDenied)");
            assertThat(aws.requests()).extracting(Request::action).containsOnly("AssumeRole");
        }
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void aStandInWithoutCredentialsIsCalledWhateverRoleIsNamed(
            String resource, String parameters, List<String> actions) {
        try (AwsDouble aws = new AwsDouble()) {
            Map<String, String> environment = new HashMap<>(aws.environment());
            environment.keySet().removeAll(List.of("AWS_ENDPOINT_URL_STS", "AWS_ACCESS_KEY_ID"));
            try (StepwellServer server = StepwellServer.start(Configuration.inMemory(), environment);
                    Caller caller = Caller.of(server.port())) {
                String machine = caller.create("m", definition(resource, parameters, fixed("guest")));
                caller.output(caller.start(machine, "{}"));
                assertThat(aws.requests()).extracting(Request::action).containsExactlyElementsOf(actions);
            }
        }
    }

    @Test
    void theRoleMayComeFromTheInput() {
        try (AwsDouble aws = new AwsDouble();
                StepwellServer server = StepwellServer.start(Configuration.inMemory(), aws.environment());
                Caller caller = Caller.of(server.port())) {
            String byPath =
                    caller.create("path", definition(FUNCTION, "\"Comment\": \"c\"", "{\"RoleArn.$\": \"$.role\"}"));
            caller.output(caller.start(byPath, "{\"role\": \"" + ROLE + "first\"}"));
            String byExpression = caller.create(
                    "expression",
                    definition(
                            FUNCTION, "\"QueryLanguage\": \"JSONata\"", "{\"RoleArn\": \"{% $states.input.role %}\"}"));
            caller.output(caller.start(byExpression, "{\"role\": \"" + ROLE + "second\"}"));
            assertThat(aws.requests())
                    .filteredOn(request -> request.action().equals("Invoke"))
                    .extracting(Request::accessKey)
                    .containsExactly("first", "second");
        }
    }

    @Test
    void whatRunsInThisServerNeedsNoRole(@TempDir Path folder) throws IOException {
        Path functions = Files.writeString(
                folder.resolve("functions.json"), "{\"f\": {\"command\": [\"cat\"], \"code\": \".\"}}");
        Map<Setting, String> flags =
                Map.of(Setting.STORE, "memory", Setting.PORT, "0", Setting.FUNCTIONS, functions.toString());
        try (AwsDouble aws = new AwsDouble()) {
            Map<String, String> environment = new HashMap<>(aws.environment());
            environment.remove("AWS_ENDPOINT_URL_SFN");
            try (StepwellServer server = StepwellServer.start(Configuration.read(flags, null, Map.of()), environment);
                    Caller caller = Caller.of(server.port())) {
                String function =
                        caller.create("function", definition(FUNCTION, "\"Comment\": \"c\"", fixed("locked")));
                assertThat(caller.output(caller.start(function, "{\"n\":1}"))).isEqualTo("{\"n\":1}");
                String parameters = "\"Parameters\": {\"StateMachineArn\": \"" + function + "\", \"Input\": 5}";
                String parent = caller.create(
                        "parent",
                        definition("arn:aws:states:::states:startExecution.sync:2", parameters, fixed("locked")));
                assertThat(caller.output(caller.start(parent, "{}"))).contains("\"Output\":5");
                assertThat(aws.requests()).isEmpty();
            }
        }
    }
}
