package io.stepwell.runtime.express;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Limits;
import io.stepwell.engine.decide.Engine;
import io.stepwell.engine.decide.Surroundings;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.language.parse.DefinitionParser;
import io.stepwell.runtime.work.Dispatcher;
import io.stepwell.runtime.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ExpressRunnerTest {
    private static final ExecutionOrigin ORIGIN = new ExecutionOrigin(
            "arn:aws:states:us-east-1:123456789012:express:m:n:u",
            "n",
            "arn:aws:states:us-east-1:123456789012:stateMachine:m",
            "m",
            "d",
            "arn:aws:iam::123456789012:role/r",
            null);
    private static final String CALL = """
            {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
             "Parameters":{"n.$":"$.n"},%s"End":true}}}""";

    private static final long DEADLINE_MILLIS = 1_700_000_000_000L;

    private final List<Event> seen = new ArrayList<>();

    @Test
    void runsStatesToTheEndAndShowsEveryEvent() throws Exception {
        var outcome = run(echo(), """
                {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Result":{"x":1},"End":true}}}""");
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(outcome.output()).isEqualTo(Json.parse("{\"x\":1}"));
        assertThat(seen.stream().map(e -> e.head().id())).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void waitsForTasksAndForBranchesOfThem() throws Exception {
        var outcome = run(echo(), """
                {"StartAt":"M","States":{"M":{"Type":"Map","ItemsPath":"$.all","End":true,
                 "ItemProcessor":{"StartAt":"T","States":{"T":{"Type":"Task",
                  "Resource":"arn:aws:states:::lambda:invoke","Parameters":{"n.$":"$"},"End":true}}}}}}""");
        assertThat(outcome.output()).isEqualTo(Json.parse("[{\"n\":1},{\"n\":2},{\"n\":3}]"));
    }

    @Test
    void aWaitIsNeverTooShort() throws Exception {
        Instant until = Instant.now().plusMillis(40);
        var outcome = run(
                echo(),
                "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Timestamp\":\"" + until
                        + "\",\"End\":true}}}");
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(outcome.stopMillis()).isGreaterThanOrEqualTo(until.toEpochMilli());
    }

    @Test
    void aFailedCallIsRetriedAndCaught() throws Exception {
        Integration failing = answering(call -> new TaskOutcome.Failed("Broken", "so"));
        var outcome = run(
                failing,
                CALL.formatted("\"Retry\":[{\"ErrorEquals\":[\"Broken\"],\"IntervalSeconds\":1,\"MaxAttempts\":1,"
                        + "\"MaxDelaySeconds\":2,\"BackoffRate\":1}],"));
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(outcome.error()).isEqualTo("Broken");
        assertThat(outcome.cause()).isEqualTo("so");
        assertThat(seen.stream().filter(e -> e instanceof Event.TaskFailed)).hasSize(2);
    }

    @Test
    void oneThatRunsAnewRepeatsACallOnlyWhenItIsTheSame() throws Exception {
        List<String> keys = new ArrayList<>();
        Integration noting = answering(call -> {
            keys.add(call.idempotencyKey());
            return new TaskOutcome.Succeeded(Json.NULL);
        });
        run(noting, CALL.formatted(""));
        run(noting, CALL.formatted(""));
        run(noting, CALL.replace("$.n", "$.all").formatted(""));
        assertThat(keys.get(1)).isEqualTo(keys.get(0));
        assertThat(keys.get(2))
                .as("the same place in the history, another call")
                .isNotEqualTo(keys.get(0));
    }

    @Test
    void atTheDeadlineItTimesOutAndGivesItsCallsUp() throws Exception {
        CountDownLatch givenUp = new CountDownLatch(1);
        AtomicLong now = new AtomicLong(DEADLINE_MILLIS - 50);
        Integration silent = answering(call -> {
            now.set(DEADLINE_MILLIS); // not before the call is made
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                givenUp.countDown();
                throw e;
            }
            return new TaskOutcome.Succeeded(Json.NULL);
        });
        var outcome = run(silent, CALL.formatted(""), () -> Instant.ofEpochMilli(now.get()), DEADLINE_MILLIS);
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(outcome.error()).isEqualTo("States.Timeout");
        assertThat(seen.getLast()).isInstanceOf(Event.ExecutionTimedOut.class);
        assertThat(givenUp.await(2, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void statesThatGoRoundForeverEndAtTheDeadlineToo() throws Exception {
        var outcome = run(echo(), """
                {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},
                 "B":{"Type":"Choice","Choices":[{"Variable":"$.end","IsPresent":true,"Next":"C"}],"Default":"A"},
                 "C":{"Type":"Succeed"}}}""", InstantSource.system(), System.currentTimeMillis() + 50);
        assertThat(outcome.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void anInterruptBreaksItOff() {
        CountDownLatch called = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Thread.startVirtualThread(() -> {
            awaitQuietly(called);
            caller.interrupt();
        });
        Integration silent = answering(call -> {
            called.countDown();
            new CountDownLatch(1).await();
            return new TaskOutcome.Succeeded(Json.NULL);
        });
        assertThatThrownBy(() -> run(silent, CALL.formatted(""))).isInstanceOf(InterruptedException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ExpressRunner.Outcome run(Integration integration, String definition) throws InterruptedException {
        return run(integration, definition, InstantSource.system(), Long.MAX_VALUE);
    }

    private ExpressRunner.Outcome run(
            Integration integration, String definition, InstantSource clock, long deadlineMillis)
            throws InterruptedException {
        Definition parsed =
                Objects.requireNonNull(DefinitionParser.parse(definition).definition());
        World world = World.real(clock);
        try (Dispatcher dispatcher = new Dispatcher(List.of(integration), 10, new Nowhere(), world.threads())) {
            Engine engine = new Engine(Limits.aws().forExpress(), new Alone());
            ExpressRunner runner = new ExpressRunner(engine, dispatcher, world);
            return runner.run(parsed, ORIGIN, Json.parse("{\"n\":7,\"all\":[1,2,3]}"), deadlineMillis, seen::addAll);
        }
    }

    private static Integration echo() {
        return answering(call -> new TaskOutcome.Succeeded(call.parameters()));
    }

    private interface Answer {
        TaskOutcome to(TaskCall call) throws InterruptedException;
    }

    private static Integration answering(Answer answer) {
        return new Integration() {
            @Override
            public String name() {
                return "double";
            }

            @Override
            public boolean serves(TaskResource resource) {
                return true;
            }

            @Override
            public TaskOutcome call(TaskCall call) throws InterruptedException {
                return answer.to(call);
            }
        };
    }

    private static final class Nowhere implements Dispatcher.Outcomes {
        @Override
        public void finished(TaskRef ref, TaskOutcome outcome) {
            throw new AssertionError("the outcome of " + ref + " went astray");
        }

        @Override
        public void jobEnded(TaskRef ref, TaskOutcome outcome) {
            throw new AssertionError("an express workflow has no jobs");
        }
    }

    private static final class Alone implements Surroundings {
        @Override
        public boolean activityExists(String activityArn) {
            return false;
        }

        @Override
        public String taskToken(TaskRef ref) {
            return "token";
        }
    }
}
