package io.stepwell.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.Limits;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.command.Command;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.json.Json;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random definitions under random outcomes: after every step the live execution equals the replayed one. */
final class ReplayTest {
    private static final int SEEDS = Integer.getInteger("seeds", 300);
    private static final int COVERAGE_SEEDS = 300;
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

    /** A generator that draws too little would prove too little. */
    @Test
    void theDefinitionsDrawnLeadToEveryKindOfEventAndState() {
        Set<Class<?>> missing = new HashSet<>(List.of(Event.class.getPermittedSubclasses()));
        Set<StateType> states = EnumSet.allOf(StateType.class);
        Set<String> features = new HashSet<>(List.of(
                "a variable",
                "JSONata",
                "JSONPath",
                "Parallel in Map",
                "Map in Parallel",
                "Map in Map",
                "Retry",
                "Catch"));
        for (long seed = 1; seed <= COVERAGE_SEEDS; seed++) {
            Play play = run(seed);
            for (Event event : play.journal()) {
                missing.remove(event.getClass());
                if (event instanceof Event.StateEntered entered) {
                    states.remove(entered.type());
                }
                if (event instanceof Event.StateExited exited
                        && !exited.assigned().isEmpty()) {
                    features.remove("a variable");
                }
            }
            features.removeAll(featuresOf(new RandomDefinition(new Random(seed)).text()));
        }
        assertThat(missing).as("kinds of events that never happen").isEmpty();
        assertThat(states).as("types of states that are never entered").isEmpty();
        assertThat(features).as("features that no definition has").isEmpty();
    }

    private static Set<String> featuresOf(String definition) {
        Set<String> features = new HashSet<>();
        collect((Map<?, ?>) Objects.requireNonNull(Json.parse(definition).tree()), "", features);
        return features;
    }

    private static void collect(Map<?, ?> group, String around, Set<String> features) {
        for (Object value : ((Map<?, ?>) Objects.requireNonNull(group.get("States"))).values()) {
            Map<?, ?> state = (Map<?, ?>) Objects.requireNonNull(value);
            String type = String.valueOf(state.get("Type"));
            features.add(type + " in " + around);
            features.add("JSONata".equals(state.get("QueryLanguage")) ? "JSONata" : "JSONPath");
            List.of("Retry", "Catch").stream().filter(state::containsKey).forEach(features::add);
            if (state.get("ItemProcessor") instanceof Map<?, ?> processor) {
                collect(processor, type, features);
            }
            if (state.get("Branches") instanceof List<?> branches) {
                branches.forEach(branch -> collect((Map<?, ?>) Objects.requireNonNull(branch), type, features));
            }
        }
    }

    private static Play run(long seed) {
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
        return play;
    }

    /** Half of them run until they block; the others are made to give way after a few transitions. */
    private static Limits limits(Random random) {
        Limits aws = Limits.aws();
        int transitions = random.nextBoolean() ? aws.transitionsPerDecision() : 1 + random.nextInt(4);
        return new Limits(aws.payloadBytes(), aws.variablesBytes(), aws.historyEvents(), aws.waitMillis(), transitions);
    }

    private static void step(Play play, Random random) {
        if (random.nextInt(3) == 0) {
            play.finishMapRun(
                    random.nextInt(3) == 0
                            ? new TaskOutcome.Failed("E", "drawn")
                            : new TaskOutcome.Succeeded(Json.parse("[1]")));
        }
        List<Long> open = play.openTasks();
        if (open.isEmpty() || random.nextInt(4) == 0) {
            play.advance(random.nextInt(15_000));
            return;
        }
        long task = open.get(random.nextInt(open.size()));
        String output = "{\"n\":" + random.nextInt(9) + "}";
        switch (random.nextInt(8)) {
            case 0 -> play.commandIfOpen(new Command.FinishCall(task, new TaskOutcome.Failed("E", "drawn")));
            case 1 -> play.commandIfOpen(new Command.HeartbeatTask(task));
            case 2 -> play.commandIfOpen(new Command.FinishCall(task, new TaskOutcome.Succeeded(Json.parse(output))));
            case 3 -> play.commandIfOpen(new Command.AnswerTask(task, new TaskOutcome.Succeeded(Json.parse(output))));
            case 4 -> play.commandIfOpen(new Command.AnnounceJobEnd(task));
            case 6 -> play.commandIfOpen(new Command.StartActivity(task, "worker"));
            case 5 -> play.commandIfOpen(new Command.FinishJob(task, new TaskOutcome.Succeeded(Json.parse(output))));
            default -> play.commandIfOpen(new Command.AnswerTask(999_999, new TaskOutcome.Failed("E", null)));
        }
    }
}
