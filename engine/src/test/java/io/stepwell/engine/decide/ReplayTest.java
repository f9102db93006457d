package io.stepwell.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.Limits;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.json.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random definitions under random outcomes: after every step the live execution equals the replayed one. */
final class ReplayTest {
    private static final int SEEDS = Integer.getInteger("seeds", 300);
    private static final int STEPS_MAX = 400;

    @Test
    void replayingTheJournalGivesTheSameStateAsProcessingDid() {
        long first = Long.getLong("seed", 1);
        for (long seed = first; seed < first + SEEDS; seed++) {
            try {
                run(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("rerun with -Dtest=ReplayTest -Dseeds=1 -Dseed=" + seed, e);
            }
        }
    }

    private static void run(long seed) {
        Random random = new Random(seed);
        Play play = new Play(new RandomDefinition(random).text(), "{\"items\":[1,2,3]}", limits(random));
        int redrives = random.nextInt(3);
        for (int step = 0; step < STEPS_MAX && !(play.execution().status().isClosed() && redrives == 0); step++) {
            if (play.execution().status().isClosed()) {
                redrives--;
                play.advance(random.nextInt(90_000)).commandIfOpen(new Command.RedriveExecution("t" + step));
            } else if (random.nextInt(60) == 0) {
                play.command(new Command.StopExecution(null, null));
            } else {
                step(play, random);
            }
        }
        for (int step = 0; step < STEPS_MAX && !play.execution().status().isClosed(); step++) {
            step(play, random);
        }
        assertThat(play.execution().status().isClosed()).isTrue();
        // a poll outlives its task, and a branch that was to go on at once its execution; firing clears them
        assertThat(play.timers().keySet())
                .allMatch(timer -> timer.kind() == TimerRef.Kind.JOB_POLL || timer.kind() == TimerRef.Kind.RESUME);
        assertThat(play.calls()).isEmpty();
        for (int i = 0; i < play.history().size(); i++) {
            assertThat(play.history().get(i)).startsWith(i + 1 + "<");
        }
    }

    /** Half of them run until they block; the others are made to give way after a few transitions. */
    private static Limits limits(Random random) {
        Limits aws = Limits.aws();
        int transitions = random.nextBoolean() ? aws.transitionsPerDecision() : 1 + random.nextInt(4);
        return new Limits(aws.payloadBytes(), aws.variablesBytes(), aws.historyEvents(), aws.waitMillis(), transitions);
    }

    private static void step(Play play, Random random) {
        List<Long> open = play.openTasks();
        if (open.isEmpty() || random.nextInt(4) == 0) {
            play.advance(random.nextInt(15_000));
            return;
        }
        long task = open.get(random.nextInt(open.size()));
        String output = "{\"n\":" + random.nextInt(9) + "}";
        switch (random.nextInt(7)) {
            case 0 -> play.commandIfOpen(new Command.FinishCall(task, new TaskOutcome.Failed("E", "drawn")));
            case 1 -> play.command(new Command.HeartbeatTask(task));
            case 2 -> play.commandIfOpen(new Command.FinishCall(task, new TaskOutcome.Succeeded(Json.parse(output))));
            case 3 -> play.commandIfOpen(new Command.AnswerTask(task, new TaskOutcome.Succeeded(Json.parse(output))));
            case 4 -> play.commandIfOpen(new Command.AnnounceJobEnd(task));
            case 5 -> play.commandIfOpen(new Command.FinishJob(task, new TaskOutcome.Succeeded(Json.parse(output))));
            default -> play.commandIfOpen(new Command.AnswerTask(999_999, new TaskOutcome.Failed("E", null)));
        }
    }
}
