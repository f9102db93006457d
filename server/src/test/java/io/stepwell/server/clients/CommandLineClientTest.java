package io.stepwell.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stepwell.language.json.JsonReader;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import io.stepwell.server.harness.ServedByProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The AWS CLI, version 1 or 2, with {@code --endpoint-url}. */
@Timeout(600)
final class CommandLineClientTest {
    @RegisterExtension
    static final ServedByProcess SERVED = new ServedByProcess();

    private static final String CHAIN = "{\"StartAt\":\"One\",\"States\":{\"One\":{\"Type\":\"Pass\",\"Next\":\"Two\"},"
            + "\"Two\":{\"Type\":\"Pass\",\"Result\":{\"ok\":\"é\"},\"End\":true}}}";
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";

    @BeforeAll
    static void requireProgram() {
        assumeTrue(Program.isThere("aws"), "no aws on the PATH: install the AWS CLI to run this test");
    }

    @Test
    void anExecutionFromItsStateMachineToItsHistory() throws Exception {
        Map<?, ?> created =
                json("create-state-machine", "--name", "cli", "--definition", CHAIN, "--role-arn", Caller.ROLE);
        assertThat(created.get("stateMachineArn")).isEqualTo(ARN + "stateMachine:cli");
        String execution = Objects.toString(json(
                        "start-execution",
                        "--state-machine-arn",
                        ARN + "stateMachine:cli",
                        "--name",
                        "one",
                        "--input",
                        "{\"a\": \"ü\"}")
                .get("executionArn"));
        Patience.until(
                Duration.ofSeconds(180),
                () -> execution + " has not succeeded",
                () -> "SUCCEEDED".equals(describe(execution).get("status")));
        assertThat(describe(execution))
                .extracting("input", "output")
                .containsExactly("{\"a\": \"ü\"}", "{\"ok\":\"é\"}");
        assertThat(events("--execution-arn", execution)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(events("--execution-arn", execution, "--reverse-order", "--page-size", "2", "--max-items", "3"))
                .containsExactly(6L, 5L, 4L);

        Map<?, ?> sync = json(
                "create-state-machine",
                "--name",
                "cli-express",
                "--type",
                "EXPRESS",
                "--definition",
                CHAIN,
                "--role-arn",
                Caller.ROLE);
        Map<?, ?> ended =
                json("start-sync-execution", "--state-machine-arn", Objects.toString(sync.get("stateMachineArn")));
        assertThat(ended.get("status")).isEqualTo("SUCCEEDED");
        assertThat(ended.get("output")).isEqualTo("{\"ok\":\"é\"}");
        Map<?, ?> tried = json("test-state", "--definition", "{\"Type\":\"Pass\",\"Result\":5,\"End\":true}");
        assertThat(tried.get("output")).isEqualTo("5");
    }

    @Test
    void listsGoOnWhereTheTokenPoints() throws Exception {
        for (String name : List.of("p1", "p2", "p3")) {
            json("create-activity", "--name", name);
        }
        Map<?, ?> first = json("list-activities", "--page-size", "1", "--max-items", "2");
        assertThat(names(first)).containsExactly("p1", "p2");
        Map<?, ?> rest = json(
                "list-activities",
                "--page-size",
                "1",
                "--max-items",
                "2",
                "--starting-token",
                Objects.toString(first.get("NextToken")));
        assertThat(names(rest)).containsExactly("p3");
        assertThat(rest.get("NextToken")).isNull();
        assertThat(names(json("list-activities", "--page-size", "2"))).containsExactly("p1", "p2", "p3");
    }

    @ParameterizedTest
    @CsvSource({
        "ExecutionDoesNotExist, DescribeExecution, describe-execution, --execution-arn, execution:none:none",
        "StateMachineDoesNotExist, StartExecution, start-execution, --state-machine-arn, stateMachine:none"
    })
    void refusalsAreToldByTheirNames(String error, String operation, String command, String flag, String resource)
            throws Exception {
        Program.Ended ended = aws(true, command, flag, ARN + resource);
        assertThat(ended.status()).isIn(254, 255);
        assertThat(ended.errors())
                .contains("An error occurred (" + error + ") when calling the " + operation + " operation")
                .contains(ARN + resource);
    }

    @Test
    void withoutTheSettingTheClientLooksForAnotherHost() throws Exception {
        Program.Ended ended = aws(false, "start-sync-execution", "--state-machine-arn", ARN + "stateMachine:any");
        assertThat(ended.status()).isNotZero();
        assertThat(ended.errors()).contains("sync-127.0.0.1");
    }

    private static Map<?, ?> describe(String execution) {
        try {
            return json("describe-execution", "--execution-arn", execution);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Object> events(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("get-execution-history"));
        all.addAll(List.of(arguments));
        return members(json(all.toArray(String[]::new)), "events", "id").stream()
                .map(id -> (Object) ((Number) id).longValue())
                .toList();
    }

    private static List<Object> names(Map<?, ?> activities) {
        return members(activities, "activities", "name");
    }

    private static List<Object> members(Map<?, ?> answer, String list, String member) {
        List<Object> found = new ArrayList<>();
        for (Object one : (List<?>) Objects.requireNonNull(answer.get(list))) {
            found.add(Objects.requireNonNull(((Map<?, ?>) one).get(member)));
        }
        return found;
    }

    private static Map<?, ?> json(String... arguments) throws IOException, InterruptedException {
        Program.Ended ended = aws(true, arguments);
        assertThat(ended.status())
                .as("%s: %s%s", List.of(arguments), ended.output(), ended.errors())
                .isZero();
        return (Map<?, ?>) Objects.requireNonNull(JsonReader.read(ended.output()));
    }

    private static Program.Ended aws(boolean plainHost, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws", "stepfunctions"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--endpoint-url", SERVED.endpoint(), "--region", "us-east-1", "--output", "json"));
        Map<String, String> environment = new HashMap<>(Map.of(
                "AWS_ACCESS_KEY_ID", "anyone",
                "AWS_SECRET_ACCESS_KEY", "anything",
                "AWS_CONFIG_FILE", "/dev/null",
                "AWS_PAGER", "",
                "AWS_MAX_ATTEMPTS", "1",
                "PYTHONIOENCODING", "utf-8",
                "LC_ALL", "C.UTF-8"));
        environment.put("AWS_DISABLE_HOST_PREFIX_INJECTION", Boolean.toString(plainHost));
        return Program.run(command, environment);
    }
}
