package io.stepwell.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.command.Command;
import org.junit.jupiter.api.Test;

/** Executions that are taken up again after their end. */
final class RedriveTest {
    private static final String FUNCTION =
            "\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:f\"";
    private static final Command REDRIVE = new Command.RedriveExecution(null);

    @Test
    void aFailedTaskIsScheduledAgainWithoutEnteringItsStateAnew() {
        Play play = new Play(
                "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"Next\":\"T\"},\"T\":{" + FUNCTION
                        + ",\"End\":true}}}",
                "{}");
        play.fail("E", "c").command(REDRIVE);
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
        play.succeed("{\"x\":1}");
        assertThat(play.history())
                .endsWith(
                        "7<6 TaskFailed E",
                        "8<7 ExecutionFailed E: c",
                        "9<8 ExecutionRedriven",
                        "10<9 TaskScheduled",
                        "11<10 TaskStarted",
                        "12<11 TaskSucceeded",
                        "13<12 Exited T {\"x\":1}",
                        "14<13 ExecutionSucceeded {\"x\":1}");
    }

    @Test
    void retriesAreCountedAnew() {
        Play play = new Play(
                "{\"StartAt\":\"T\",\"States\":{\"T\":{" + FUNCTION
                        + ",\"Retry\":[{\"ErrorEquals\":[\"E\"],\"MaxAttempts\":1}],\"End\":true}}}",
                "{}");
        play.fail("E", "1").advance(1_000).fail("E", "2").command(REDRIVE);
        play.fail("E", "3").advance(1_000).succeed("{}");
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void onlyFailedAndAbortedBranchesOfAParallelGoOn() {
        Play play = new Play("""
                {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
                 {"StartAt":"Done","States":{"Done":{"Type":"Pass","Result":"done","End":true}}},
                 {"StartAt":"T","States":{"T":{%s,"End":true}}},
                 {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}]}}}""".formatted(FUNCTION), "{}");
        play.fail("E", "c").command(REDRIVE).succeed("2").advance(60_000);
        assertThat(last(play)).endsWith("ExecutionSucceeded [\"done\",2,{}]");
        assertThat(play.history().stream().filter(line -> line.contains("Entered")))
                .hasSize(4);
    }

    @Test
    void onlyUnsuccessfulIterationsOfAMapGoOn() {
        Play play = new Play("""
                {"StartAt":"M","States":{"M":{"Type":"Map","MaxConcurrency":1,"End":true,"ItemProcessor":
                 {"StartAt":"T","States":{"T":{%s,"End":true}}}}}}""".formatted(FUNCTION), "[1,2,3]");
        play.succeed("10").fail("E", "c").command(REDRIVE);
        assertThat(play.calls()).hasSize(1);
        play.succeed("20").succeed("30");
        assertThat(last(play)).endsWith("ExecutionSucceeded [10,20,30]");
    }

    @Test
    void aStoppedExecutionGoesOnAndItsTimeLimitBeginsAnew() {
        Play play = new Play(
                "{\"StartAt\":\"W\",\"TimeoutSeconds\":100,\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":70,\"End\":true}}}",
                "{}");
        play.advance(50_000)
                .command(new Command.StopExecution(null, null))
                .advance(80_000)
                .command(REDRIVE);
        play.advance(69_999);
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.RUNNING);
        play.advance(1);
        assertThat(play.execution().status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(play.timers()).isEmpty();
    }

    @Test
    void theContextTellsOfTheRedrive() {
        Play play = new Play(
                "{\"StartAt\":\"T\",\"States\":{\"T\":{" + FUNCTION
                        + ",\"Parameters\":{\"n.$\":\"$$.Execution.RedriveCount\",\"c.$\":\"$$.Execution\"},\"End\":true}}}",
                "{}");
        play.fail("E", "c").command(REDRIVE);
        assertThat(play.calls().getFirst().call().parameters().text())
                .contains("\"n\":1")
                .contains("\"RedriveTime\":\"1970-01-01T00:16:40.000Z\"");
    }

    @Test
    void anOpenOrSuccessfulExecutionCannotBeRedriven() {
        Play open = new Play("{\"StartAt\":\"T\",\"States\":{\"T\":{" + FUNCTION + ",\"End\":true}}}", "{}");
        assertThat(open.refusal(REDRIVE)).isEqualTo(Decision.Refusal.EXECUTION_NOT_REDRIVABLE);
        open.succeed("{}");
        assertThat(open.refusal(REDRIVE)).isEqualTo(Decision.Refusal.EXECUTION_NOT_REDRIVABLE);
    }

    private static String last(Play play) {
        return play.history().getLast();
    }
}
