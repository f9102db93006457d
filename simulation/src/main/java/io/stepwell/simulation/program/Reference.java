package io.stepwell.simulation.program;

import io.stepwell.simulation.program.Ending.Failed;
import io.stepwell.simulation.program.Ending.Returned;
import io.stepwell.simulation.program.Step.Add;
import io.stepwell.simulation.program.Step.Block;
import io.stepwell.simulation.program.Step.Branching;
import io.stepwell.simulation.program.Step.Call;
import io.stepwell.simulation.program.Step.Each;
import io.stepwell.simulation.program.Step.Fork;
import io.stepwell.simulation.program.Step.Nest;
import io.stepwell.simulation.program.Step.Pause;
import io.stepwell.simulation.program.Step.Ponder;
import io.stepwell.simulation.program.Step.Recall;
import io.stepwell.simulation.program.Step.Recovery;
import io.stepwell.simulation.program.Step.Remember;
import io.stepwell.simulation.program.Step.Repeat;
import io.stepwell.simulation.program.Step.Spread;
import io.stepwell.simulation.program.Step.Stop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What may come of a program: evaluated directly, with recursion and nothing else. Where the end depends on who is
 * faster (branches that fail, answers that race a timeout) there are several endings; everywhere else exactly one.
 */
public final class Reference {
    private final Script script;
    private final int redrives;
    private final Set<Script.Ask> calls = new HashSet<>();

    /** A value on its way with the variables it can see. */
    private record Value(long n, String at, Map<String, Long> variables) {
        Value with(long other) {
            return new Value(other, at, variables);
        }

        Value remembering(String variable) {
            Map<String, Long> more = new HashMap<>(variables);
            more.put(variable, n);
            return new Value(n, at, more);
        }
    }

    /** What may come of a step: values that go on, and errors. */
    private record Results(Set<Value> values, Set<String> errors) {
        static Results of(Value value) {
            return new Results(Set.of(value), Set.of());
        }

        Set<Ending> endings() {
            Set<Ending> endings = new LinkedHashSet<>();
            values.forEach(value -> endings.add(new Returned(value.n())));
            errors.forEach(error -> endings.add(new Failed(error)));
            return endings;
        }

        Results orTimeout() {
            Set<String> more = new HashSet<>(errors);
            more.add("States.Timeout");
            return new Results(values, more);
        }
    }

    /**
     * A reference for executions that may have been taken up again.
     *
     * @param redrives how often at most
     */
    public Reference(Script script, int redrives) {
        this.script = script;
        this.redrives = redrives;
    }

    /** All ways an execution of the program with this input may end. */
    public Set<Ending> endings(Program program, long n, String at) {
        return run(program, new Value(n, at, Map.of())).endings();
    }

    /** All calls that may be made; known after {@link #endings}. */
    public Set<Script.Ask> calls() {
        return calls;
    }

    private Results run(Program program, Value input) {
        Results results = run(program.main(), input);
        return program.timeoutSeconds() != null || program.express() ? results.orTimeout() : results;
    }

    private Results run(Block block, Value input) {
        Set<Value> values = Set.of(input);
        Set<String> errors = new HashSet<>();
        for (Step step : block.steps()) {
            Set<Value> next = new HashSet<>();
            for (Value value : values) {
                Results results = run(step, value);
                next.addAll(results.values());
                errors.addAll(results.errors());
            }
            values = next;
        }
        return new Results(values, errors);
    }

    private Results run(Step step, Value in) {
        return switch (step) {
            case Add s -> Results.of(in.with(in.n() + s.by()));
            case Ponder s -> Results.of(in.with(in.n() + s.by()));
            case Remember s -> Results.of(in.remembering(s.variable()));
            case Recall s -> Results.of(in.with(in.n() + in.variables().getOrDefault(s.variable(), Long.MIN_VALUE)));
            case Pause _ -> Results.of(in);
            case Branching s -> run(in.n() > s.threshold() ? s.then() : s.otherwise(), in);
            case Repeat s -> repeat(s, in);
            case Call s -> recovered(s.recovery(), in, attempt -> call(s, in, attempt));
            case Fork s -> recovered(s.recovery(), in, _ -> fork(s, in));
            case Each s -> recovered(s.recovery(), in, _ -> each(s, in));
            case Spread s -> recovered(s.recovery(), in, _ -> spread(s, in));
            case Nest s -> recovered(s.recovery(), in, _ -> nest(s, in));
            case Stop s -> new Results(Set.of(), Set.of(s.error()));
        };
    }

    private Results repeat(Repeat step, Value in) {
        Set<Value> values = Set.of(in);
        Set<String> errors = new HashSet<>();
        for (int i = 0; i < step.times(); i++) {
            Set<Value> next = new HashSet<>();
            for (Value value : values) {
                Results results = run(step.body(), value);
                next.addAll(results.values());
                errors.addAll(results.errors());
            }
            values = next;
        }
        return new Results(values, errors);
    }

    private Results call(Call step, Value in, int attempt) {
        boolean mortal = step.timeoutSeconds() != null;
        Set<Value> values = new HashSet<>();
        Set<String> errors = new HashSet<>();
        for (int redrive = 0; redrive <= redrives; redrive++) {
            Script.Ask ask = Script.Ask.of(in.at(), step.name(), in.n(), attempt, redrive);
            calls.add(ask);
            switch (script.line(ask, mortal)) {
                case Script.Line.Answer answer -> values.add(in.with(answer.n()));
                case Script.Line.Failure failure -> errors.add(failure.error());
                case Script.Line.Silence _ -> {}
            }
        }
        if (mortal) {
            errors.add("States.Timeout");
        }
        if (step.beats()) {
            errors.add("States.HeartbeatTimeout");
        }
        return new Results(values, errors);
    }

    private Results nest(Nest step, Value in) {
        Results results = run(step.program(), new Value(in.n(), in.at() + "." + step.name(), Map.of()));
        Set<Value> values = new HashSet<>();
        results.values().forEach(value -> values.add(in.with(value.n())));
        return new Results(values, results.errors().isEmpty() ? Set.of() : Set.of("States.TaskFailed"));
    }

    /** How a map run may stand. */
    private record Standing(long sum, int failed) {}

    private Results spread(Spread step, Value in) {
        Set<Standing> standings = Set.of(new Standing(0, 0));
        for (int i = 0; i < step.items().size(); i++) {
            Results child = child(step, new Value(in.n() + step.items().get(i), in.at() + "." + i, Map.of()));
            Set<Standing> next = new HashSet<>();
            for (Standing before : standings) {
                child.values().forEach(value -> next.add(new Standing(before.sum() + value.n(), before.failed())));
                if (!child.errors().isEmpty()) {
                    next.add(new Standing(before.sum(), before.failed() + 1));
                }
            }
            standings = next;
        }
        Set<Value> values = new HashSet<>();
        Set<String> errors = new HashSet<>();
        for (Standing end : standings) {
            if (step.isBeyondBounds(end.failed())) {
                errors.add("States.ExceedToleratedFailureThreshold");
            } else {
                values.add(in.with(end.sum()));
            }
        }
        return new Results(values, errors);
    }

    private Results child(Spread step, Value in) {
        Results results = run(step.body(), in);
        return step.express() ? results.orTimeout() : results;
    }

    /** All ways a child of a map run may end. */
    public Set<Ending> endings(Spread step, long n, String at) {
        return child(step, new Value(n, at, Map.of())).endings();
    }

    private Results fork(Fork step, Value in) {
        return together(step.branches(), step.branches().stream().map(_ -> in).toList(), in);
    }

    private Results each(Each step, Value in) {
        List<Value> inputs = new java.util.ArrayList<>();
        for (int i = 0; i < step.items().size(); i++) {
            inputs.add(new Value(in.n() + step.items().get(i), in.at() + "." + i, in.variables()));
        }
        return together(inputs.stream().map(_ -> step.body()).toList(), inputs, in);
    }

    /** All return, and their sum goes on; or one of those that may fail does. */
    private Results together(List<Block> blocks, List<Value> inputs, Value in) {
        Set<Long> sums = Set.of(0L);
        Set<String> errors = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            Results results = run(blocks.get(i), inputs.get(i));
            errors.addAll(results.errors());
            Set<Long> next = new HashSet<>();
            for (long sum : sums) {
                results.values().forEach(value -> next.add(sum + value.n()));
            }
            sums = next;
        }
        Set<Value> values = new HashSet<>();
        sums.forEach(sum -> values.add(in.with(sum)));
        return new Results(values, errors);
    }

    private static boolean isRetried(Recovery recovery, String error) {
        return switch (recovery.retried()) {
            case "States.ALL" -> true;
            case "States.Timeout" -> error.equals("States.Timeout") || error.equals("States.HeartbeatTimeout");
            default -> recovery.retried().equals(error);
        };
    }

    @FunctionalInterface
    private interface Attempt {
        Results make(int attemptsBefore);
    }

    private Results recovered(Recovery recovery, Value in, Attempt attempt) {
        Set<Value> values = new HashSet<>();
        Set<String> errors = new HashSet<>();
        for (int i = 0; i <= recovery.retries(); i++) {
            Results results = attempt.make(i);
            values.addAll(results.values());
            boolean last = i == recovery.retries();
            results.errors().stream()
                    .filter(error -> last || !isRetried(recovery, error))
                    .forEach(errors::add);
            if (results.errors().stream().noneMatch(error -> isRetried(recovery, error))) {
                break;
            }
        }
        if (recovery.handler() == null || errors.isEmpty()) {
            return new Results(values, errors);
        }
        Results handled = run(recovery.handler(), in);
        values.addAll(handled.values());
        return new Results(values, handled.errors());
    }
}
