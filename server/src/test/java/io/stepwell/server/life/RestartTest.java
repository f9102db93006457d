package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.InProcess;
import io.stepwell.server.harness.LambdaDouble;
import io.stepwell.server.harness.Patience;
import io.stepwell.server.harness.ServerInOtherProcess;
import io.stepwell.storage.StoreException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** What a data folder keeps: through an orderly stop, in a backup, and from a second server. */
final class RestartTest {
    private static final String QUICK = "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}";

    @TempDir
    Path folder;

    private final LambdaDouble lambda = new LambdaDouble();

    @AfterEach
    void stop() {
        lambda.close();
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Test
    void everythingIsThereAfterAnOrderlyRestartAndWhatWasOpenGoesOn() {
        CountDownLatch held = new CountDownLatch(1);
        String slow = lambda.add("slow", _ -> {
            held.await(5, TimeUnit.MINUTES);
            return "\"slow\"";
        });
        String done;
        String waiting;
        String calling;
        String working;
        String activity;
        String token;
        List<HistoryEvent> history;
        try (StepwellServer server = InProcess.on(data(), lambda);
                Caller caller = Caller.of(server.port())) {
            done = caller.start(caller.create("done", QUICK), "first", "{\"a\":1}");
            caller.finished(done);
            history = caller.history(done);
            waiting = caller.start(caller.create("waiting", """
                            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 2, "End": true}}}
                            """), "\"patience\"");
            calling = caller.start(caller.create("calling", """
                            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "%s", "End": true}}}
                            """.formatted(slow)), "{}");
            activity = caller.sfn.createActivity(r -> r.name("desk")).activityArn();
            working = caller.start(caller.create("working", """
                            {"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "%s", "End": true}}}
                            """.formatted(activity)), "{}");
            token = caller.sfn.getActivityTask(r -> r.activityArn(activity)).taskToken();
            Patience.until(
                    Duration.ofSeconds(120),
                    () -> "no call",
                    () -> !lambda.events("slow").isEmpty());
        }
        held.countDown();
        try (StepwellServer server = InProcess.on(data(), lambda);
                Caller caller = Caller.of(server.port())) {
            assertThat(caller.describe(done).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(caller.describe(done).output()).isEqualTo("{\"a\":1}");
            assertThat(caller.history(done)).isEqualTo(history);
            assertThat(caller.sfn.listStateMachines(_ -> {}).stateMachines()).hasSize(4);
            caller.sfn.sendTaskSuccess(r -> r.taskToken(token).output("\"worked\""));
            assertThat(caller.output(waiting)).isEqualTo("\"patience\"");
            assertThat(caller.output(calling)).isEqualTo("\"slow\"");
            assertThat(caller.output(working)).isEqualTo("\"worked\"");
        }
    }

    @Test
    void aStopDoesNotWaitForWorkersThatPoll() throws InterruptedException {
        StepwellServer server = InProcess.on(data(), lambda);
        try (Caller caller = Caller.of(server.port())) {
            String activity = caller.sfn.createActivity(r -> r.name("desk")).activityArn();
            CompletableFuture<GetActivityTaskResponse> poll = CompletableFuture.supplyAsync(
                    () -> caller.sfn.getActivityTask(r -> r.activityArn(activity)), Thread.ofVirtual()::start);
            server.close();
            assertThatThrownBy(poll::join)
                    .as("a poll that came to its end would have been answered")
                    .hasCauseInstanceOf(SdkException.class);
        }
        InProcess.on(data(), lambda).close();
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefusedAndTheFirstGoesOn() throws IOException, InterruptedException {
        try (StepwellServer server = InProcess.on(data(), lambda);
                Caller caller = Caller.of(server.port())) {
            assertThatThrownBy(() -> InProcess.on(data(), lambda).close())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(data().toString());
            try (ServerInOtherProcess second =
                    ServerInOtherProcess.start(data(), folder.resolve("second.log"), Map.of())) {
                assertThat(second.refusal())
                        .contains(data().toString())
                        .containsIgnoringCase("another")
                        .doesNotContain("Exception");
            }
            assertThat(caller.output(caller.start(caller.create("still", QUICK), "1")))
                    .isEqualTo("1");
        }
    }

    @Test
    void aBackupMadeWhileServingOpensWithTheExecutionsOfThatMoment() throws IOException, InterruptedException {
        Path copy = folder.resolve("copy");
        String before;
        String after;
        List<HistoryEvent> history;
        try (StepwellServer server = InProcess.on(data(), lambda);
                Caller caller = Caller.of(server.port())) {
            String machine = caller.create("kept", QUICK);
            before = caller.start(machine, "{\"n\":1}");
            caller.finished(before);
            history = caller.history(before);
            HttpResponse<String> answer = backup(server.port(), copy);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(backup(server.port(), copy).statusCode())
                    .as("a backup does not overwrite another")
                    .isEqualTo(500);
            after = caller.start(machine, "{\"n\":2}");
            caller.finished(after);
        }
        try (StepwellServer restored = InProcess.on(copy, lambda);
                Caller caller = Caller.of(restored.port())) {
            assertThat(caller.describe(before).output()).isEqualTo("{\"n\":1}");
            assertThat(caller.history(before)).isEqualTo(history);
            assertThatThrownBy(() -> caller.describe(after)).isInstanceOf(SdkException.class);
        }
    }

    private static HttpResponse<String> backup(int port, Path target) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/stepwell/backup"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"target\":\"" + target + "\"}"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
