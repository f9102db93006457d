package io.stepwell.integrations.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.ScriptedService;
import io.stepwell.integrations.aws.ScriptedService.Received;
import io.stepwell.integrations.aws.ScriptedService.Reply;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.s3.S3Buckets;
import io.stepwell.integrations.sdk.ServiceCaller;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.definition.TaskResource.Pattern;
import io.stepwell.language.json.Json;
import io.stepwell.models.ServiceCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every optimised action with each of its patterns over a socket: what is asked, what the task shows, how failures are told, how a
 * job's end is learned and how a job is cancelled. The cases are the files in {@code src/test/resources/optimised}, written from the
 * API references of the services; members: {@code call}, {@code running}, {@code succeeded}, {@code failed} and {@code cancelled}
 * are exchanges, the others what comes of them.
 */
@Timeout(180)
class OptimisedWireTest {
    private static final List<String> FILES = List.of("messages", "compute", "data", "emr", "eks", "models");
    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.bundled();
    private static final AwsClient CLIENT = new AwsClient(new RetryPolicy(1, 1, 1, 1));
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:machine:run";

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    static Stream<Arguments> cases() {
        return FILES.stream()
                .flatMap(file -> read(file).stream().map(each -> {
                    String end = each.containsKey("error") ? " fails with " + each.get("error") : "";
                    return Arguments.of(each.get("resource") + end, each);
                }));
    }

    private static List<Map<?, ?>> read(String file) {
        try (InputStream in =
                Objects.requireNonNull(OptimisedWireTest.class.getResourceAsStream("/optimised/" + file + ".json"))) {
            Object tree = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .tree();
            return maps(((Map<?, ?>) Objects.requireNonNull(tree)).get("cases"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Map<?, ?>> maps(@Nullable Object list) {
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object each : list instanceof List<?> all ? all : List.of()) {
            maps.add((Map<?, ?>) each);
        }
        return maps;
    }

    @Test
    void noActionAndNoPatternIsLeftOut() {
        TreeSet<String> declared = new TreeSet<>();
        for (OptimisedService service : OptimisedServices.ALL) {
            for (OptimisedAction action : service.actions()) {
                for (Pattern pattern : action.patterns()) {
                    String suffix = switch (pattern) {
                        case REQUEST_RESPONSE -> "";
                        case SYNC -> ".sync";
                        case SYNC_2 -> ".sync:2";
                        case WAIT_FOR_TASK_TOKEN -> ".waitForTaskToken";
                    };
                    declared.add(service.resourceType() + ":" + action.name() + suffix);
                }
            }
        }
        TreeSet<String> covered = new TreeSet<>();
        FILES.forEach(file -> read(file).forEach(each -> covered.add(String.valueOf(each.get("resource")))));
        assertThat(covered).isEqualTo(declared);
    }

    @Test
    void noServiceIsLeftOutOfTheFailures() {
        TreeSet<String> failing = new TreeSet<>();
        FILES.forEach(file -> read(file).stream()
                .filter(each -> each.containsKey("error"))
                .forEach(
                        each -> failing.add(String.valueOf(each.get("resource")).split(":")[0])));
        assertThat(failing)
                .containsAll(OptimisedServices.ALL.stream()
                        .map(OptimisedService::resourceType)
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theWireAndTheTaskSayTheSame(String name, Map<?, ?> each) throws InterruptedException {
        TaskCall call = new TaskCall(
                new TaskRef(EXECUTION, 3),
                TaskResource.parse("arn:aws:states:::" + each.get("resource")),
                Json.of(each.get("parameters")),
                "token",
                "key-1",
                Long.MAX_VALUE,
                null);
        Json submitted = submitted(each, call);
        if (call.resource().pattern().runsJob() && !each.containsKey("error")) {
            pollAndCancel(each, call, submitted);
        }
    }

    private static Json submitted(Map<?, ?> each, TaskCall call) throws InterruptedException {
        List<Map<?, ?>> exchanges = maps(each.get("call"));
        try (ScriptedService service = scripted(exchanges)) {
            OptimisedIntegration integration = at(service);
            assertThat(integration.serves(call.resource())).isTrue();
            TaskOutcome outcome = integration.call(call);
            asked(service, exchanges);
            return switch (outcome) {
                case TaskOutcome.Succeeded(Json output) -> {
                    Map<Object, @Nullable Object> shown =
                            new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(output.tree()));
                    assertThat(shown.remove("SdkHttpMetadata")).isInstanceOf(Map.class);
                    assertThat(shown.remove("SdkResponseMetadata")).isEqualTo(Map.of("RequestId", "R1"));
                    assertThat(Json.of(shown)).isEqualTo(Json.of(each.get("result")));
                    yield output;
                }
                case TaskOutcome.Failed(String error, String cause) -> {
                    assertThat(error).as(cause).isEqualTo(each.get("error"));
                    caused(each, cause);
                    yield Json.EMPTY_OBJECT;
                }
            };
        }
    }

    private static void caused(Map<?, ?> each, @Nullable String cause) {
        if (each.get("cause") instanceof String whole) {
            boolean json = whole.startsWith("{");
            assertThat(json ? Json.parse(String.valueOf(cause)) : cause).isEqualTo(json ? Json.parse(whole) : whole);
        }
        for (Object part : each.get("causeHas") instanceof List<?> parts ? parts : List.of()) {
            assertThat(cause).contains((String) part);
        }
    }

    private static void pollAndCancel(Map<?, ?> each, TaskCall call, Json submitted) throws InterruptedException {
        for (Map<?, ?> exchange : maps(each.get("running"))) {
            assertThat(polled(List.of(exchange), call, submitted)).isInstanceOf(JobState.Running.class);
        }
        JobState good = polled(maps(each.get("succeeded")), call, submitted);
        assertThat(good)
                .isInstanceOfSatisfying(
                        JobState.Ended.class,
                        ended -> assertThat(ended.outcome())
                                .isInstanceOfSatisfying(
                                        TaskOutcome.Succeeded.class,
                                        outcome -> assertThat(withoutMetadata(outcome.output()))
                                                .isEqualTo(Json.of(each.get("output")))));
        if (each.containsKey("failed")) {
            JobState bad = polled(maps(each.get("failed")), call, submitted);
            assertThat(bad)
                    .isInstanceOfSatisfying(
                            JobState.Ended.class,
                            ended -> assertThat(ended.outcome())
                                    .isInstanceOfSatisfying(TaskOutcome.Failed.class, outcome -> {
                                        assertThat(outcome.error()).isEqualTo("States.TaskFailed");
                                        caused(each, outcome.cause());
                                    }));
        }
        List<Map<?, ?>> cancelled = maps(each.get("cancelled"));
        try (ScriptedService service = scripted(cancelled)) {
            at(service).cancel(call, submitted);
            asked(service, cancelled);
        }
    }

    /** A job that ends by being gone leaves what was known of it at the start, metadata included. */
    private static Json withoutMetadata(Json output) {
        Map<Object, @Nullable Object> shown = new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(output.tree()));
        shown.remove("SdkHttpMetadata");
        shown.remove("SdkResponseMetadata");
        return Json.of(shown);
    }

    private static JobState polled(List<Map<?, ?>> exchanges, TaskCall call, Json submitted)
            throws InterruptedException {
        try (ScriptedService service = scripted(exchanges)) {
            JobState state = at(service).poll(call, submitted);
            asked(service, exchanges);
            return state;
        }
    }

    private static OptimisedIntegration at(ScriptedService service) {
        Endpoints endpoints = Endpoints.of(Map.of("AWS_ENDPOINT_URL", service.url()));
        return new OptimisedIntegration(
                CATALOGUE,
                new ServiceCaller(CLIENT, endpoints, new RoleCredentials(CLIENT, endpoints, CATALOGUE)),
                new S3Buckets(CLIENT, endpoints));
    }

    private static ScriptedService scripted(List<Map<?, ?>> exchanges) {
        List<Reply> replies = new ArrayList<>();
        for (Map<?, ?> exchange : exchanges) {
            int status = exchange.get("status") instanceof Number number ? number.intValue() : 200;
            Object answer = exchange.get("answer");
            Reply reply = Reply.of(
                            status,
                            answer instanceof String text
                                    ? text
                                    : Json.of(answer).text())
                    .with("x-amzn-RequestId", "R1");
            if (exchange.get("headers") instanceof Map<?, ?> headers) {
                for (Map.Entry<?, ?> header : headers.entrySet()) {
                    reply = reply.with((String) header.getKey(), (String) header.getValue());
                }
            }
            replies.add(reply);
        }
        return new ScriptedService(replies.isEmpty() ? new Reply[] {Reply.of(500, "")} : replies.toArray(Reply[]::new));
    }

    private static void asked(ScriptedService service, List<Map<?, ?>> exchanges) {
        assertThat(service.received().stream().map(OptimisedWireTest::line))
                .containsExactlyElementsOf(exchanges.stream()
                        .map(each -> (String) Objects.requireNonNull(each.get("asked")))
                        .toList());
        for (int i = 0; i < exchanges.size(); i++) {
            Received received = service.received().get(i);
            Map<?, ?> exchange = exchanges.get(i);
            if (exchange.containsKey("body")) {
                assertThat(Json.parse(received.body())).isEqualTo(Json.of(exchange.get("body")));
            }
            if (exchange.containsKey("form")) {
                assertThat(form(received.body())).isEqualTo(exchange.get("form"));
            }
            if (exchange.get("sent") instanceof Map<?, ?> headers) {
                headers.forEach((header, value) ->
                        assertThat(received.headers()).containsEntry((String) header, (String) value));
            }
            assertThat(received.headers().get("authorization")).startsWith("AWS4-HMAC-SHA256 Credential=");
        }
    }

    private static String line(Received received) {
        String target = received.headers().get("x-amz-target");
        return received.method() + " " + received.uri() + (target == null ? "" : " " + target);
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }
}
