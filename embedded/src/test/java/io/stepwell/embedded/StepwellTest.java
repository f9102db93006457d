package io.stepwell.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.embedded.Run.HistoryEvent;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Executions.ExecutionView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
final class StepwellTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final Instant START = Instant.parse("2026-02-27T12:00:00Z");

    private static String task(String resource, String more) {
        return "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"" + resource + "\"" + more
                + ",\"End\":true}}}";
    }

    private static Stepwell virtual(TaskHandler handler) {
        return Stepwell.inMemory().task(FUNCTION, handler).virtualTime(START).open();
    }

    private static Instant time(Run run, String type) {
        return run.history().stream()
                .filter(event -> event.type().equals(type))
                .findFirst()
                .orElseThrow()
                .time();
    }

    /** A test that asserts inside a handler must see its task fail, not wait for it. */
    @Test
    void anAssertionThatFailsInAHandlerFailsItsTask() {
        try (Stepwell stepwell = virtual(input -> {
            throw new AssertionError("expected 2 but was 3");
        })) {
            stepwell.define("m", task(FUNCTION, ""));
            ExecutionView ended = stepwell.start("m", "{}").await(Duration.ofSeconds(1));
            assertThat(ended.error()).isEqualTo("java.lang.AssertionError");
            assertThat(ended.cause()).contains("expected 2 but was 3");
        }
    }

    @Test
    void everyWaitEndsAtItsOwnMomentHoweverFarTimeIsMovedAtOnce() {
        try (Stepwell stepwell = Stepwell.inMemory().virtualTime(START).open()) {
            stepwell.define("waits", """
                    {"StartAt":"A","States":{
                      "A":{"Type":"Wait","Seconds":10,"Next":"B"},
                      "B":{"Type":"Wait","Seconds":2592000,"Next":"C"},
                      "C":{"Type":"Wait","Timestamp":"2026-04-01T00:00:00Z","End":true}}}""");
            Run run = stepwell.start("waits", "{}");
            stepwell.advance(Duration.ofSeconds(9));
            assertThat(run.history()).hasSize(2);
            stepwell.advance(Duration.ofDays(60));
            assertThat(run.history().stream()
                            .filter(event -> event.type().equals("WaitStateExited"))
                            .map(HistoryEvent::time))
                    .containsExactly(
                            START.plusSeconds(10),
                            START.plusSeconds(10 + 2_592_000),
                            Instant.parse("2026-04-01T00:00:00Z"));
            assertThat(stepwell.now()).isEqualTo(START.plusSeconds(9).plus(Duration.ofDays(60)));
        }
    }

    @Test
    void theChildrenOfAMapRunWaitInVirtualTimeToo() {
        for (String type : List.of("STANDARD", "EXPRESS")) {
            try (Stepwell stepwell = Stepwell.inMemory().virtualTime(START).open()) {
                stepwell.define("each", """
                        {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"MaxConcurrency":1,"ItemProcessor":{
                          "ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"%s"},
                          "StartAt":"W","States":{"W":{"Type":"Wait","Seconds":100,"End":true}}}}}}""".formatted(type));
                Run run = stepwell.start("each", "[1,2]");
                stepwell.advance(Duration.ofSeconds(199));
                assertThat(run.describe().summary().status()).isEqualTo(ExecutionStatus.RUNNING);
                stepwell.advance(Duration.ofSeconds(1));
                assertThat(run.output().text()).isEqualTo("[1,2]");
            }
        }
    }

    @Test
    void retriesComeAfterTheirIntervals() {
        List<Instant> attempts = new ArrayList<>();
        AtomicReference<Stepwell> clock = new AtomicReference<>();
        TaskHandler handler = _ -> {
            attempts.add(Objects.requireNonNull(clock.get()).now());
            throw new TaskFailure("Busy", "later");
        };
        try (Stepwell stepwell = virtual(handler)) {
            clock.set(stepwell);
            stepwell.define(
                    "m",
                    task(
                            FUNCTION,
                            ",\"Retry\":[{\"ErrorEquals\":[\"Busy\"],\"IntervalSeconds\":10,\"BackoffRate\":3}]"));
            Run run = stepwell.start("m", "{}");
            stepwell.advance(Duration.ofHours(1));
            assertThat(attempts)
                    .containsExactly(START, START.plusSeconds(10), START.plusSeconds(40), START.plusSeconds(130));
            ExecutionView end = run.await(Duration.ofSeconds(1));
            assertThat(end.error()).isEqualTo("Busy");
            assertThat(end.cause()).contains("\"errorMessage\":\"later\"").contains("\"errorType\":\"Busy\"");
        }
    }

    @Test
    void aTaskThatTakesTooLongTimesOut() {
        TaskHandler handler = input -> {
            input.pause(Duration.ofMinutes(5));
            return "too late";
        };
        try (Stepwell stepwell = virtual(handler)) {
            stepwell.define("m", task(FUNCTION, ",\"TimeoutSeconds\":60"));
            Run run = stepwell.start("m", "{}");
            stepwell.advance(Duration.ofMinutes(10));
            assertThat(run.describe().error()).isEqualTo("States.Timeout");
            assertThat(time(run, "LambdaFunctionTimedOut")).isEqualTo(START.plusSeconds(60));
        }
    }

    @Test
    void tasksThatPauseDoSoTogether() {
        TaskHandler handler = input -> {
            input.pause(Duration.ofSeconds(((Number) Objects.requireNonNull(input.at())).intValue()));
            return input.at();
        };
        try (Stepwell stepwell = virtual(handler)) {
            stepwell.define("m", """
                    {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{
                      "StartAt":"T","States":{"T":{"Type":"Task","Resource":"%s","End":true}}}}}}""".formatted(FUNCTION));
            Run run = stepwell.start("m", "[30, 10, 20]");
            stepwell.advance(Duration.ofSeconds(29));
            assertThat(run.describe().summary().status()).isEqualTo(ExecutionStatus.RUNNING);
            stepwell.advance(Duration.ofSeconds(1));
            assertThat(Objects.requireNonNull(run.describe().output()).text()).isEqualTo("[30,10,20]");
        }
    }

    @Test
    void aTaskTokenIsAnsweredFromOutside() {
        AtomicReference<String> token = new AtomicReference<>();
        TaskHandler handler = input -> {
            token.set(String.valueOf(input.at("token")));
            return null;
        };
        try (Stepwell stepwell = virtual(handler)) {
            stepwell.define("m", task("arn:aws:states:::lambda:invoke.waitForTaskToken", """
                    ,"Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token"}}"""));
            Run run = stepwell.start("m", "{}");
            assertThatThrownBy(() -> run.await(Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("an answer to a task token");
            stepwell.succeed(Objects.requireNonNull(token.get()), "{\"approved\":true}");
            assertThat(Objects.requireNonNull(run.await(Duration.ofSeconds(1)).output())
                            .text())
                    .isEqualTo("{\"approved\":true}");
        }
    }

    @Test
    void anyResourceCanHaveAHandlerAndAHandlerCanUseStepwell() {
        AtomicReference<Stepwell> self = new AtomicReference<>();
        try (Stepwell stepwell = Stepwell.inMemory()
                .task("arn:aws:states:::dynamodb:putItem", input -> {
                    assertThat(input.at("Item", "n", 0)).isEqualTo(1);
                    assertThat(input.idempotencyKey()).isNotNull();
                    return Map.of(
                            "child",
                            Objects.requireNonNull(self.get())
                                    .start("child", "{}")
                                    .arn());
                })
                .virtualTime(START)
                .open()) {
            self.set(stepwell);
            stepwell.define("child", "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}");
            stepwell.define("m", task("arn:aws:states:::dynamodb:putItem", ",\"Parameters\":{\"Item\":{\"n\":[1]}}"));
            ExecutionView end = stepwell.start("m", "{}").await(Duration.ofSeconds(1));
            assertThat(Objects.requireNonNull(end.output()).text()).contains(":execution:child:");
        }
    }

    @Test
    void executionsInAFolderGoOnWhenItIsOpenedAgain(@TempDir Path folder) throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        List<String> keys = new CopyOnWriteArrayList<>();
        String arn;
        try (Stepwell first = Stepwell.at(folder)
                .task(FUNCTION, input -> {
                    keys.add(Objects.requireNonNull(input.idempotencyKey()));
                    called.countDown();
                    input.pause(Duration.ofDays(1));
                    return "never";
                })
                .open()) {
            first.define("m", task(FUNCTION, ""));
            arn = first.start("m", "one", "{\"a\":1}").arn();
            called.await();
        }
        try (Stepwell second = Stepwell.at(folder)
                .task(FUNCTION, input -> {
                    keys.add(Objects.requireNonNull(input.idempotencyKey()));
                    return Map.of("got", Objects.requireNonNull(input.at("a")));
                })
                .open()) {
            ExecutionView end = second.run(arn).await(Duration.ofMinutes(2));
            assertThat(Objects.requireNonNull(end.output()).text()).isEqualTo("{\"got\":1}");
            assertThat(keys).hasSize(2).allMatch(keys.getFirst()::equals);
            assertThatThrownBy(() -> second.advance(Duration.ofSeconds(1))).hasMessageContaining("virtualTime()");
        }
    }

    @Test
    void whatIsWrongIsNamed() {
        try (Stepwell stepwell = virtual(_ -> {
            throw new IllegalStateException("no");
        })) {
            assertThatThrownBy(() -> stepwell.define("m", "{\"StartAt\":\"X\",\"States\":{}}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The definition of 'm' is not valid: ");
            stepwell.define("m", task(FUNCTION, ""));
            assertThat(stepwell.start("m", "{}").describe().error()).isEqualTo("java.lang.IllegalStateException");
            stepwell.define("m", task(FUNCTION + "2", ""));
            ExecutionView lost = stepwell.start("m", "{}").describe();
            assertThat(lost.error()).isEqualTo("Lambda.ResourceNotFoundException");
            assertThat(lost.cause()).contains("Give it a handler with task(");
            assertThatThrownBy(() -> stepwell.advance(Duration.ofSeconds(-1))).hasMessageContaining("does not go back");
        }
        assertThatThrownBy(() -> Stepwell.inMemory().task(FUNCTION, _ -> 1).task(FUNCTION, _ -> 2))
                .hasMessageContaining("has a handler already");
    }
}
