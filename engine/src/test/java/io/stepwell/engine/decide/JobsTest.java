package io.stepwell.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.command.Command;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.json.Json;
import org.junit.jupiter.api.Test;

/** Tasks that start a job and wait for its end. */
final class JobsTest {
    private static final String JOB = """
            {"StartAt":"J","States":{"J":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync",%s"End":true}}}""";
    private static final long SCHEDULED = 3;
    private static final TaskOutcome RESULT = new TaskOutcome.Succeeded(Json.parse("{\"state\":\"done\"}"));

    @Test
    void theJobIsStartedOnceAndAskedForUntilItHasEnded() {
        Play play = new Play(JOB.formatted(""), "{}");
        play.succeed("{\"JobRunId\":\"jr\"}");
        assertThat(play.calls()).isEmpty();
        assertThat(play.takePolls()).isEmpty();
        play.advance(999);
        assertThat(play.takePolls()).isEmpty();
        play.advance(1);
        assertThat(play.takePolls()).singleElement().satisfies(poll -> {
            assertThat(poll.submitted().text()).isEqualTo("{\"JobRunId\":\"jr\"}");
            assertThat(poll.call().ref().scheduledEventId()).isEqualTo(SCHEDULED);
        });
        play.command(new Command.FinishJob(SCHEDULED, RESULT));
        assertThat(play.history())
                .endsWith(
                        "3<2 TaskScheduled",
                        "4<3 TaskStarted",
                        "5<4 TaskSubmitted",
                        "6<5 TaskSucceeded",
                        "7<6 Exited J {\"state\":\"done\"}",
                        "8<7 ExecutionSucceeded {\"state\":\"done\"}");
        assertThat(play.cancelledJobs()).isEmpty();
    }

    @Test
    void theLongerAJobRunsTheLessOftenItIsAskedFor() {
        Play play = new Play(JOB.formatted(""), "{}");
        play.succeed("{}").advance(10_000);
        assertThat(play.takePolls()).hasSize(8); // after 1, 2, 3, 4, 5, 6.25, 7.8125 and 9.765 s
        play.advance(3_600_000).takePolls();
        play.advance(3_600_000);
        assertThat(play.takePolls()).hasSize(60);
    }

    @Test
    void aJobWhoseEndIsAnnouncedBeforeItsBeginIsKnownIsAskedForAtOnce() {
        Play play = new Play(JOB.formatted(""), "{}");
        play.command(new Command.AnnounceJobEnd(SCHEDULED));
        assertThat(play.takePolls()).isEmpty();
        play.succeed("{}");
        assertThat(play.takePolls()).hasSize(1);
    }

    @Test
    void aJobWhoseEndIsAnnouncedIsAskedForAtOnceAndSoonAgainInCaseThatIsLost() {
        Play play = new Play(JOB.formatted(""), "{}");
        play.succeed("{}").advance(7_200_000).takePolls();
        play.command(new Command.AnnounceJobEnd(SCHEDULED));
        assertThat(play.takePolls()).hasSize(1);
        play.advance(1_000);
        assertThat(play.takePolls()).isNotEmpty();
    }

    @Test
    void aFailedJobFailsTheTask() {
        Play play = new Play(JOB.formatted(""), "{}");
        play.succeed("{}").command(new Command.FinishJob(SCHEDULED, new TaskOutcome.Failed("States.TaskFailed", "c")));
        assertThat(play.history())
                .endsWith("6<5 TaskFailed States.TaskFailed", "7<6 ExecutionFailed States.TaskFailed: c");
        assertThat(play.cancelledJobs()).isEmpty();
    }

    @Test
    void aJobIsCancelledWhenItsExecutionIsStoppedOrItsTimeIsOver() {
        Play stopped = new Play(JOB.formatted(""), "{}");
        stopped.succeed("{\"id\":1}").command(new Command.StopExecution(null, null));
        assertThat(stopped.cancelledJobs()).hasSize(1);
        Play late = new Play(JOB.formatted("\"TimeoutSeconds\":5,"), "{}");
        late.succeed("{}").advance(5_000);
        assertThat(late.cancelledJobs()).hasSize(1);
    }

    @Test
    void theTokenOfAJobTaskMayEndItToo() {
        Play play = new Play(JOB.formatted(""), "{}");
        play.command(new Command.AnswerTask(SCHEDULED, RESULT));
        play.succeed("{\"JobRunId\":\"jr\"}");
        assertThat(play.history()).contains("5<4 TaskSubmitted", "6<5 TaskSucceeded");
        assertThat(play.takePolls()).isEmpty();
    }

    @Test
    void noEndOfAJobIsTakenBeforeItsBeginIsKnown() {
        Play play = new Play(JOB.formatted(""), "{}");
        assertThat(play.refusal(new Command.FinishJob(SCHEDULED, RESULT))).isEqualTo(Decision.Refusal.TASK_NOT_OPEN);
    }
}
