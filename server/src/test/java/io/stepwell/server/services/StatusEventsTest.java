package io.stepwell.server.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.json.Json;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.InProcess;
import io.stepwell.server.harness.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes of status on their way to an event bus, over a socket (Developer Guide, "Automating Step Functions with EventBridge"). */
@Timeout(120)
final class StatusEventsTest {
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final String PUT = "AWSEvents.PutEvents";
    private static final String TAKEN = "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e\"}]}";
    private static final String PASS = "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}";
    private static final String FAIL =
            "{\"StartAt\":\"F\",\"States\":{\"F\":{\"Type\":\"Fail\",\"Error\":\"Broken\",\"Cause\":\"by itself\"}}}";

    @TempDir
    Path folder;

    private StepwellServer server(AwsDouble aws) {
        return StepwellServer.start(
                InProcess.configuration(folder.resolve("data"), Map.of(Setting.EVENT_BUS, "my-bus")),
                aws.environment("AWS_ENDPOINT_URL_EVENTBRIDGE"));
    }

    /** The entries about an execution that arrived, in their order. */
    private static List<Map<?, ?>> entries(AwsDouble aws, String execution) {
        List<Map<?, ?>> entries = new ArrayList<>();
        for (String body : aws.bodies(PUT)) {
            Map<?, ?> request =
                    (Map<?, ?>) Objects.requireNonNull(Json.parse(body).tree());
            for (Object each : (List<?>) Objects.requireNonNull(request.get("Entries"))) {
                Map<?, ?> entry = (Map<?, ?>) Objects.requireNonNull(each);
                if (List.of(execution).equals(entry.get("Resources"))) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    private static Map<?, ?> detail(Map<?, ?> entry) {
        return (Map<?, ?>) Objects.requireNonNull(
                Json.parse((String) Objects.requireNonNull(entry.get("Detail"))).tree());
    }

    private static void waitFor(AwsDouble aws, String execution, String status) {
        Patience.until(
                BOUND,
                () -> "no " + status + " in " + aws.bodies(PUT),
                () -> entries(aws, execution).stream()
                        .anyMatch(entry -> status.equals(detail(entry).get("status"))));
    }

    @Test
    void everyChangeArrivesWithTheFieldsOfAws() throws Exception {
        try (AwsDouble aws = new AwsDouble();
                StepwellServer server = server(aws);
                Caller caller = Caller.of(server.port())) {
            aws.answer(PUT, TAKEN);
            String machine = caller.create("pass", PASS);
            String execution = caller.start(machine, "one", "{\"a\":1}");
            waitFor(aws, execution, "SUCCEEDED");
            List<Map<?, ?>> entries = entries(aws, execution);
            assertThat(entries)
                    .hasSize(2)
                    .allSatisfy(entry -> assertThat(entry.get("Source")).isEqualTo("aws.states"));
            assertThat(entries.getLast().get("EventBusName")).isEqualTo("my-bus");
            assertThat(entries.getLast().get("DetailType")).isEqualTo("Step Functions Execution Status Change");
            Map<?, ?> running = detail(entries.getFirst());
            assertThat(running.get("status")).isEqualTo("RUNNING");
            assertThat(running.get("stopDate")).isNull();
            assertThat(running.get("output")).isNull();
            Map<?, ?> succeeded = detail(entries.getLast());
            assertThat(succeeded.get("executionArn")).isEqualTo(execution);
            assertThat(succeeded.get("stateMachineArn")).isEqualTo(machine);
            assertThat(succeeded.get("name")).isEqualTo("one");
            assertThat(succeeded.get("input")).isEqualTo("{\"a\":1}");
            assertThat(succeeded.get("output")).isEqualTo("{\"a\":1}");
            assertThat(succeeded.get("inputDetails")).isEqualTo(Map.of("included", true));
            assertThat(succeeded.get("startDate")).isEqualTo(running.get("startDate"));

            String failing = caller.start(caller.create("fail", FAIL), "{}");
            waitFor(aws, failing, "FAILED");
            Map<?, ?> failed = detail(entries(aws, failing).getLast());
            assertThat(failed.get("error")).isEqualTo("Broken");
            assertThat(failed.get("cause")).isEqualTo("by itself");
        }
    }

    @Test
    void aBusThatIsAwayIsToldLaterAndAnEntryItNeverTakesStopsNothing() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (AwsDouble aws = new AwsDouble();
                StepwellServer server = server(aws);
                Caller caller = Caller.of(server.port())) {
            aws.answer(PUT, () -> switch (asked.getAndIncrement()) {
                case 0, 1, 2 -> new AwsDouble.Answer(500, "{}");
                case 3 ->
                    AwsDouble.Answer.of(
                            "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"ThrottlingException\",\"ErrorMessage\":\"later\"}]}");
                default ->
                    AwsDouble.Answer.of(
                            "{\"FailedEntryCount\":1,\"Entries\":[{\"ErrorCode\":\"NotAuthorizedForSourceException\"}]}");
            });
            String machine = caller.create("pass", PASS);
            String execution = caller.start(machine, "{}");
            waitFor(aws, execution, "SUCCEEDED");
            String later = caller.start(machine, "{}");
            waitFor(aws, later, "SUCCEEDED");
            assertThat(caller.output(later)).isEqualTo("{}");
            assertThat(asked.get()).isGreaterThan(4);
        }
    }

    @Test
    void dataThatAreTooLargeForAnEventAreLeftOutAndThatIsSaid() throws Exception {
        try (AwsDouble aws = new AwsDouble();
                StepwellServer server = server(aws);
                Caller caller = Caller.of(server.port())) {
            aws.answer(PUT, TAKEN);
            String execution = caller.start(caller.create("pass", PASS), "{\"a\":\"" + "x".repeat(130_000) + "\"}");
            waitFor(aws, execution, "SUCCEEDED");
            Map<?, ?> detail = detail(entries(aws, execution).getLast());
            assertThat(detail.get("input")).isNull();
            assertThat(detail.get("output")).isNull();
            assertThat(detail.get("outputDetails")).isEqualTo(Map.of("included", false));
        }
    }
}
