package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.Caller;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** What a server refuses with the quotas of AWS and takes with those of the profile {@code open}. */
@Timeout(300)
final class LimitsProfileTest {
    private static final int PAYLOAD_BYTES_MAX = 262_144;
    private static final int DEFINITION_CHARACTERS_MAX = 1_048_576;
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";

    @Test
    void aPayloadOfMoreThan256KibibytesIsForTheOpenProfile() {
        String largest = "\"" + "i".repeat(PAYLOAD_BYTES_MAX - 2) + "\"";
        String larger = "\"" + "\\n".repeat(PAYLOAD_BYTES_MAX) + "\"";
        try (StepwellServer server = server("aws");
                Caller caller = Caller.of(server.port())) {
            String machine = caller.create("m", PASS);
            assertThat(caller.output(caller.start(machine, largest))).isEqualTo(largest);
            assertThatThrownBy(() -> caller.start(machine, largest + " "))
                    .isInstanceOfSatisfying(SfnException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                        assertThat(e.awsErrorDetails().errorMessage())
                                .isEqualTo("1 validation error detected: Value at 'input' failed to satisfy constraint:"
                                        + " Member must have length less than or equal to 262144");
                    });
        }
        try (StepwellServer server = server("open");
                Caller caller = Caller.of(server.port())) {
            assertThat(caller.output(caller.start(caller.create("m", PASS), larger)))
                    .isEqualTo(larger);
        }
    }

    @Test
    void aDefinitionOfMoreThanAMebibyteIsForNobody() {
        try (StepwellServer server = server("open");
                Caller caller = Caller.of(server.port())) {
            String longest = PASS + " ".repeat(DEFINITION_CHARACTERS_MAX - PASS.length());
            String machine = caller.create("longest", longest);
            assertThat(caller.sfn
                            .describeStateMachine(r -> r.stateMachineArn(machine))
                            .definition())
                    .isEqualTo(longest);
            assertThatThrownBy(() -> caller.create("longer", longest + " "))
                    .isInstanceOf(SfnException.class)
                    .hasMessageContaining("Member must have length less than or equal to 1048576");
        }
        try (StepwellServer server = server("aws");
                Caller caller = Caller.of(server.port())) {
            String longest = PASS + " ".repeat(DEFINITION_CHARACTERS_MAX - PASS.length());
            assertThatThrownBy(() -> caller.create("longest", longest))
                    .as("the request is larger than a mebibyte")
                    .isInstanceOfSatisfying(
                            SfnException.class, e -> assertThat(e.statusCode()).isEqualTo(413));
        }
    }

    @Test
    void aHistoryEndsWithItsTwentyFiveThousandthEvent() {
        String loop = """
                {"QueryLanguage": "JSONata", "StartAt": "Count", "States": {
                  "Count": {"Type": "Pass", "Next": "More", "Output": "{% $states.input + 1 %}"},
                  "More": {"Type": "Choice", "Default": "Count",
                           "Choices": [{"Condition": "{% $states.input = 6300 %}", "Next": "Done"}]},
                  "Done": {"Type": "Succeed"}}}
                """;
        try (StepwellServer server = server("aws");
                Caller caller = Caller.of(server.port())) {
            String arn = caller.start(caller.create("loop", loop), "0");
            var end = caller.finished(arn);
            assertThat(end.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(end.error()).isEqualTo("States.Runtime");
            assertThat(end.cause()).isEqualTo("The execution reached the maximum number of history events (25000).");
            var last = caller.sfn
                    .getExecutionHistory(
                            r -> r.executionArn(arn).reverseOrder(true).maxResults(1))
                    .events()
                    .getFirst();
            assertThat(last.id()).isEqualTo(25_000);
            assertThat(last.typeAsString()).isEqualTo("ExecutionFailed");
        }
        try (StepwellServer server = server("open");
                Caller caller = Caller.of(server.port())) {
            assertThat(caller.output(caller.start(caller.create("loop", loop), "0")))
                    .isEqualTo("6300");
        }
    }

    private static StepwellServer server(String limits) {
        return StepwellServer.start(
                Configuration.read(
                        Map.of(Setting.STORE, "memory", Setting.PORT, "0", Setting.LIMITS, limits), null, Map.of()),
                Map.of());
    }
}
