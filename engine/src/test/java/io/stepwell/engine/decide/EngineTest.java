package io.stepwell.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Limits;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.json.Json;
import org.junit.jupiter.api.Test;

/** What happens next, told as histories. The order of ids and predecessors is AWS's. */
final class EngineTest {
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:f";
    private static final String TOKEN_TASK = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

    private static String task(String resource, String rest) {
        String caught = rest.contains("Caught") ? "\"Caught\":{\"Type\":\"Pass\",\"End\":true}," : "";
        return "{\"StartAt\":\"T\",\"States\":{\"T\":{\"Type\":\"Task\",\"Resource\":\"" + resource + "\"," + rest
                + "\"Next\":\"Done\"}," + caught + "\"Done\":{\"Type\":\"Succeed\"}}}";
    }

    @Test
    void statesFollowOneAnotherInOneDecision() {
        Play play = new Play(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"B\"},\"B\":{\"Type\":\"Succeed\"}}}",
                "{\"a\": 1}");
        assertThat(play.history())
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 Entered A {\"a\": 1}",
                        "3<2 Exited A {\"a\": 1}",
                        "4<3 Entered B {\"a\": 1}",
                        "5<4 Exited B {\"a\": 1}",
                        "6<5 ExecutionSucceeded {\"a\": 1}");
    }

    @Test
    void aTaskIsRetriedWithBackoffUntilItsAttemptsAreUsedUpAndThenCaught() {
        Play play = new Play(task(FUNCTION, """
                        "Retry":[{"ErrorEquals":["E"],"IntervalSeconds":2,"MaxAttempts":2,"BackoffRate":3}],
                        "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"Caught"}],"""), "{}");
        play.fail("E", "1");
        assertThat(play.calls()).isEmpty();
        play.advance(1_999);
        assertThat(play.calls()).isEmpty();
        play.advance(1);
        assertThat(play.calls()).hasSize(1);
        play.fail("E", "2").advance(5_999);
        assertThat(play.calls()).isEmpty();
        play.advance(1).fail("E", "3");
        assertThat(play.history())
                .endsWith(
                        "9<8 TaskScheduled",
                        "10<9 TaskStarted",
                        "11<10 TaskFailed E",
                        "12<11 Exited T {\"error\":{\"Error\":\"E\",\"Cause\":\"3\"}}",
                        "13<12 Entered Caught {\"error\":{\"Error\":\"E\",\"Cause\":\"3\"}}",
                        "14<13 Exited Caught {\"error\":{\"Error\":\"E\",\"Cause\":\"3\"}}",
                        "15<14 ExecutionSucceeded {\"error\":{\"Error\":\"E\",\"Cause\":\"3\"}}");
        assertThat(play.timers()).isEmpty();
    }

    @Test
    void aRepeatedAttemptHasAnotherTokenAndIdempotencyKey() {
        Play play = new Play(task(FUNCTION, "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}],"), "{}");
        String first = play.calls().getFirst().call().idempotencyKey();
        play.fail("E", "1").advance(1_000);
        assertThat(play.calls().getFirst().call().idempotencyKey()).isNotEqualTo(first);
        assertThat(play.calls().getFirst().call().token()).isEqualTo("token-6");
    }

    @Test
    void aTaskTimesOutWithoutACauseAndIsCaughtWithAnEmptyOne() {
        Play play = new Play(task(FUNCTION, """
                        "TimeoutSeconds":5,"Catch":[{"ErrorEquals":["States.Timeout"],"Next":"Caught"}],"""), "{}");
        play.advance(4_999);
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
        play.advance(1);
        assertThat(play.history())
                .contains(
                        "5<4 TaskTimedOut States.Timeout",
                        "6<5 Exited T {\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
        assertThat(play.calls()).isEmpty();
        assertThat(play.refusal(new Command.FinishCall(3, new TaskOutcome.Succeeded(Json.NULL))))
                .isEqualTo(Decision.Refusal.EXECUTION_CLOSED);
    }

    @Test
    void aHeartbeatPutsOffTheEndOfASilentTask() {
        Play play = new Play(task(TOKEN_TASK, "\"HeartbeatSeconds\":10,"), "{}");
        play.succeed("{\"MessageId\":\"1\"}").advance(9_000).command(new Command.HeartbeatTask(3));
        play.advance(9_999);
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
        play.advance(1);
        assertThat(play.history())
                .endsWith(
                        "3<2 TaskScheduled",
                        "4<3 TaskStarted",
                        "5<4 TaskSubmitted",
                        "6<5 TaskTimedOut States.Timeout",
                        "7<6 ExecutionFailed States.Timeout: null");
    }

    @Test
    void anAnswerThatOvertakesTheCallIsKeptUntilTheCallIsKnownToBeMade() {
        Play play = new Play(task(TOKEN_TASK, ""), "{}");
        play.command(new Command.AnswerTask(3, new TaskOutcome.Succeeded(Json.parse("7"))));
        assertThat(play.history()).hasSize(4);
        assertThat(play.refusal(new Command.AnswerTask(3, new TaskOutcome.Succeeded(Json.parse("8")))))
                .isEqualTo(Decision.Refusal.TASK_TIMED_OUT);
        play.succeed("{\"MessageId\":\"1\"}");
        assertThat(play.history())
                .endsWith(
                        "5<4 TaskSubmitted",
                        "6<5 TaskSucceeded",
                        "7<6 Exited T 7",
                        "8<7 Entered Done 7",
                        "9<8 Exited Done 7",
                        "10<9 ExecutionSucceeded 7");
    }

    @Test
    void anAnswerCountsOnce() {
        Play play = new Play(task(TOKEN_TASK, "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"]}],"), "{}");
        play.succeed("{}").command(new Command.AnswerTask(3, new TaskOutcome.Failed("E", null)));
        assertThat(play.refusal(new Command.AnswerTask(3, new TaskOutcome.Succeeded(Json.NULL))))
                .isEqualTo(Decision.Refusal.TASK_TIMED_OUT);
    }

    @Test
    void parallelBranchesGiveTheirResultsInOrder() {
        Play play = new Play("""
                {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
                 {"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":2,"End":true}}},
                 {"StartAt":"B","States":{"B":{"Type":"Pass","Result":2,"End":true}}}]}}}""", "1");
        play.advance(2_000);
        assertThat(play.history())
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 Entered P 1",
                        "3<2 ParallelStarted",
                        "4<3 Entered A 1",
                        "5<3 Entered B 1",
                        "6<5 Exited B 2",
                        "7<4 Exited A 1",
                        "8<7 ParallelSucceeded",
                        "9<7 Exited P [1,2]",
                        "10<9 ExecutionSucceeded [1,2]");
    }

    @Test
    void whenABranchFailsItsSiblingsAreGivenUpWithTheirTimersAndCalls() {
        Play play = new Play("""
                {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
                 {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}},
                 {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"%s","TimeoutSeconds":30,"End":true}}},
                 {"StartAt":"U","States":{"U":{"Type":"Task","Resource":"%s","TimeoutSeconds":30,"End":true}}}]}}}""".formatted(FUNCTION, FUNCTION), "{}");
        play.fail("E", "why");
        assertThat(play.history())
                .endsWith(
                        "11<7 TaskFailed E",
                        "12<4 Aborted W",
                        "13<11 Aborted T (Task)",
                        "14<10 Aborted U (Task)",
                        "15<11 ParallelFailed",
                        "16<15 ExecutionFailed E: why");
        assertThat(play.timers()).isEmpty();
        assertThat(play.calls()).isEmpty();
    }

    /** Seen on AWS in 2026: the Parallel state has no event of its own, nor have its other branches. */
    @Test
    void aStateThatCannotBeEvaluatedEndsTheExecutionFromInsideABranch() {
        Play play = new Play("""
                {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,
                 "Catch":[{"ErrorEquals":["States.ALL"],"Next":"P"}],"Branches":[
                 {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}},
                 {"StartAt":"A","States":{"A":{"Type":"Pass","InputPath":"$.no","End":true}}}]}}}""", "{}");
        assertThat(play.history())
                .endsWith(
                        "4<3 Entered W {}",
                        "5<3 Entered A {}",
                        "6<5 ExecutionFailed States.Runtime: An error occurred while executing the state 'A' (entered at"
                                + " the event id #5). Invalid path '$.no' : No results for path: $['no']");
        assertThat(play.timers()).isEmpty();
    }

    @Test
    void aMapWhoseItemsCannotBeSelectedEndsTheExecution() {
        Play play = new Play("""
                {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemSelector":{"x.$":"$.no"},"ItemProcessor":
                 {"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}}}}""", "[1]");
        assertThat(play.history())
                .endsWith(
                        "3<2 MapStarted",
                        "4<3 ExecutionFailed States.Runtime: An error occurred while executing the state 'M' (entered at"
                                + " the event id #2). The JSONPath '$.no' specified for the field 'x.$' could not be found"
                                + " in the input '[1]'");
    }

    @Test
    void aMapRunsItsIterationsWithinItsConcurrencyAndKeepsTheirOrder() {
        Play play = new Play("""
                {"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrency":2,"End":true,"ItemProcessor":
                 {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"%s","End":true}}}}}}""".formatted(FUNCTION), "[1,2,3]");
        assertThat(play.calls()).hasSize(2);
        play.succeed("\"a\"");
        assertThat(play.calls()).hasSize(2);
        play.succeed("\"b\"").succeed("\"c\"");
        assertThat(play.execution().output()).isEqualTo(Json.parse("[\"a\",\"b\",\"c\"]"));
        assertThat(play.history())
                .contains(
                        "4<3 IterationStarted 0",
                        "5<3 IterationStarted 1",
                        "12<8 TaskSucceeded",
                        "13<12 Exited T \"a\"",
                        "14<13 IterationSucceeded 0",
                        "15<13 IterationStarted 2");
    }

    @Test
    void aMapIsRetriedAsAWholeAndTellsOfItsFailureOnlyWhenNoRetryIsLeft() {
        Play play = new Play("""
                {"StartAt":"M","States":{"M":{"Type":"Map","End":true,
                 "Retry":[{"ErrorEquals":["E"],"MaxAttempts":1}],
                 "ItemProcessor":{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"E","Cause":"C"}}}}}}""", "[1]");
        play.advance(1_000);
        assertThat(play.history())
                .containsExactly(
                        "1<0 ExecutionStarted",
                        "2<0 Entered M [1]",
                        "3<2 MapStarted",
                        "4<3 IterationStarted 0",
                        "5<4 Entered F 1",
                        "6<5 IterationFailed 0",
                        "7<5 MapStarted",
                        "8<7 IterationStarted 0",
                        "9<8 Entered F 1",
                        "10<9 IterationFailed 0",
                        "11<9 MapFailed",
                        "12<11 ExecutionFailed E: C");
    }

    @Test
    void aMapOverNothingSucceedsAtOnce() {
        Play play = new Play("""
                {"StartAt":"M","States":{"M":{"Type":"Map","End":true,
                 "ItemProcessor":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}}}}""", "[]");
        assertThat(play.history())
                .endsWith("3<2 MapStarted", "4<3 MapSucceeded", "5<3 Exited M []", "6<5 ExecutionSucceeded []");
    }

    @Test
    void anActivityThatIsGoneFailsTheStateBeforeAnythingIsScheduled() {
        Play play = new Play(task("arn:aws:states:us-east-1:123456789012:activity:missing", ""), "{}");
        assertThat(play.history())
                .endsWith("3<2 ExecutionFailed States.Runtime: An error occurred while executing the state 'T' (entered"
                        + " at the event id #2). The activity arn:aws:states:us-east-1:123456789012:activity:missing"
                        + " does not exist.");
    }

    @Test
    void theClocksOfAnActivityRunFromTheMomentAWorkerTakesIt() {
        Play play = new Play(task("arn:aws:states:us-east-1:123456789012:activity:a", "\"TimeoutSeconds\":5,"), "{}");
        play.advance(3_600_000);
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(play.refusal(new Command.AnswerTask(3, new TaskOutcome.Succeeded(Json.NULL))))
                .isEqualTo(Decision.Refusal.TASK_NOT_OPEN);
        play.command(new Command.StartActivity(3, "w"));
        assertThat(play.refusal(new Command.StartActivity(3, "v"))).isEqualTo(Decision.Refusal.TASK_NOT_OPEN);
        play.advance(5_000);
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.FAILED);
    }

    @Test
    void anExecutionStopsWhereverItIsAndNothingOfItIsLeft() {
        Play play = new Play("""
                {"TimeoutSeconds":100,"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
                 {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}},
                 {"StartAt":"T","States":{"T":{"Type":"Task","Resource":"%s","End":true}}}]}}}""".formatted(FUNCTION), "{}");
        play.command(new Command.StopExecution("E", "C"));
        assertThat(play.history()).endsWith("8<0 ExecutionAborted");
        assertThat(play.timers()).isEmpty();
        assertThat(play.calls()).isEmpty();
    }

    @Test
    void anExecutionTimesOut() {
        Play play = new Play(
                "{\"TimeoutSeconds\":10,\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":60,\"End\":true}}}",
                "{}");
        play.advance(10_000);
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        assertThat(play.timers()).isEmpty();
    }

    @Test
    void aLongRunOfStatesIsCutIntoDecisions() {
        Limits limits = new Limits(262_144, 10 << 20, 25_000, Limits.aws().waitMillis(), 3);
        Play play = new Play("""
                {"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Pass","Next":"C"},
                 "C":{"Type":"Pass","Next":"D"},"D":{"Type":"Pass","Next":"E"},"E":{"Type":"Pass","End":true}}}""", "{}", limits);
        assertThat(play.history()).hasSize(7);
        assertThat(play.timers().keySet()).extracting(TimerRef::kind).containsExactly(TimerRef.Kind.RESUME);
        play.advance(0);
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void aResultOverTheLimitFailsTheState() {
        Limits limits = new Limits(10, 10 << 20, 25_000, Limits.aws().waitMillis(), 100);
        Play play = new Play(task(FUNCTION, ""), "{}", limits);
        play.succeed("\"0123456789\"");
        assertThat(play.history())
                .endsWith(
                        "5<4 TaskFailed States.DataLimitExceeded",
                        "6<5 ExecutionFailed States.DataLimitExceeded: The state/task '" + FUNCTION
                                + "' returned a result with a size exceeding the maximum number of bytes service limit.");
    }
}
