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
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes of status on their way to an event bus, over a socket (Developer Guide, "Automating Step Functions with EventBridge"). */
@Timeout(300)
final class StatusEventsTest {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final String PUT = "AWSEvents.PutEvents";

    /** How many requests are answered with "later". */
    private static final int PUT_OFF = 4;

    /** So many executions that every partition has some of them. */
    private static final int MORE = 12;

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

    /** The entries about an execution that arrived, in their order, however often each was told. */
    private static List<Map<?, ?>> entries(AwsDouble aws, String execution) {
        return entries(aws.bodies(PUT), execution);
    }

    private static List<Map<?, ?>> entries(List<String> bodies, String execution) {
        List<Map<?, ?>> entries = new ArrayList<>();
        for (String body : bodies) {
            Map<?, ?> request =
                    (Map<?, ?>) Objects.requireNonNull(Json.parse(body).tree());
            for (Object each : (List<?>) Objects.requireNonNull(request.get("Entries"))) {
                Map<?, ?> entry = (Map<?, ?>) Objects.requireNonNull(each);
                if (List.of(execution).equals(entry.get("Resources")) && !entries.contains(entry)) {
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

    private static boolean tell(List<String> bodies, String execution, String status) {
        return entries(bodies, execution).stream()
                .anyMatch(entry -> status.equals(detail(entry).get("status")));
    }

    private static void waitFor(AwsDouble aws, String execution, String status) {
        waitFor(aws, status + " of " + execution, bodies -> tell(bodies, execution, status));
    }

    private static void waitFor(AwsDouble aws, String what, Predicate<List<String>> condition) {
        Patience.until(
                BOUND,
                () -> "no " + what + " in " + aws.bodies(PUT),
                () -> condition.test(List.copyOf(aws.bodies(PUT))));
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
            String refused = caller.start(machine, "refused", "{}");
            waitFor(
                    aws,
                    "end of " + refused + " that is refused for good",
                    bodies -> tell(
                            bodies.subList(Math.min(bodies.size(), PUT_OFF), bodies.size()), refused, "SUCCEEDED"));
            assertThat(caller.output(refused)).isEqualTo("{}");
            for (int i = 0; i < MORE; i++) {
                String next = caller.start(machine, "next-" + i, "{}");
                waitFor(
                        aws,
                        "end of " + next + " without " + refused,
                        bodies -> bodies.stream()
                                .map(List::of)
                                .anyMatch(body -> tell(body, next, "SUCCEEDED")
                                        && entries(body, refused).isEmpty()));
            }
            assertThat(asked).hasValueGreaterThan(PUT_OFF);
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
