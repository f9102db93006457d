package io.stepwell.simulation.program;

import io.stepwell.simulation.program.Step.Add;
import io.stepwell.simulation.program.Step.Block;
import io.stepwell.simulation.program.Step.Branching;
import io.stepwell.simulation.program.Step.Call;
import io.stepwell.simulation.program.Step.Callee;
import io.stepwell.simulation.program.Step.Each;
import io.stepwell.simulation.program.Step.Fork;
import io.stepwell.simulation.program.Step.Pause;
import io.stepwell.simulation.program.Step.Ponder;
import io.stepwell.simulation.program.Step.Recall;
import io.stepwell.simulation.program.Step.Recovery;
import io.stepwell.simulation.program.Step.Remember;
import io.stepwell.simulation.program.Step.Repeat;
import io.stepwell.simulation.program.Step.Stop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Draws programs of all kinds of steps, nested three deep. */
public final class RandomProgram {
    private static final int DEPTH = 2;
    private static final String[] RETRIED = {"Flaky", "States.Timeout", "States.ALL"};

    private final RandomGenerator random;
    private final Map<String, List<Integer>> items = new LinkedHashMap<>();
    private int names;

    public RandomProgram(RandomGenerator random) {
        this.random = random;
    }

    /** A program; its Map states may read their items from the input. */
    public Program draw(String name) {
        Block main = block(DEPTH, List.of(), 2);
        return new Program(name, main, random.nextInt(24) == 0 ? 60 + random.nextInt(60) : null);
    }

    /** The lists that belong into the input, by name. */
    public Map<String, List<Integer>> items() {
        return items;
    }

    private Block block(int depth, List<String> visible, int least) {
        return block(depth, visible, least, true);
    }

    /** A block that may end with an error, or must not, because the states after it would be out of reach. */
    private Block block(int depth, List<String> visible, int least, boolean mayStop) {
        List<String> variables = new ArrayList<>(visible);
        List<Step> steps = new ArrayList<>();
        int length = least + random.nextInt(3);
        for (int i = 0; i < length; i++) {
            steps.add(step(depth, variables));
        }
        steps.add(mayStop && random.nextInt(12) == 0 ? new Stop(name(), "Stopped") : add());
        return new Block(steps);
    }

    private Step step(int depth, List<String> variables) {
        return switch (random.nextInt(depth > 0 ? 15 : 10)) {
            case 0 -> random.nextInt(4) == 0 ? new Ponder(name(), random.nextInt(9)) : add();
            case 1 -> remember(variables);
            case 2 -> variables.isEmpty() ? add() : recall(variables);
            case 3, 4 -> new Pause(name(), 1 + random.nextInt(20), random.nextBoolean());
            case 5, 6, 7, 8, 9 -> call(depth, variables);
            case 10 ->
                new Branching(
                        name(),
                        random.nextInt(20),
                        block(depth - 1, variables, 0),
                        block(depth - 1, variables, 0, false),
                        random.nextBoolean());
            case 11 -> new Repeat(name(), random.nextInt(3), block(depth - 1, variables, 0, false));
            case 12, 13 -> fork(depth, variables);
            default -> each(depth, variables);
        };
    }

    private Step add() {
        return new Add(name(), random.nextInt(9), random.nextBoolean());
    }

    private Step remember(List<String> variables) {
        String name = name();
        variables.add("v" + name);
        return new Remember(name, "v" + name, random.nextBoolean());
    }

    private Step recall(List<String> variables) {
        return new Recall(name(), variables.get(random.nextInt(variables.size())), random.nextBoolean());
    }

    private Step call(int depth, List<String> variables) {
        Callee callee = Callee.values()[random.nextInt(Callee.values().length)];
        boolean mortal = callee == Callee.ACTIVITY || random.nextInt(5) == 0; // a worker may die with its task
        @Nullable Integer timeout = mortal ? 5 + random.nextInt(40) : null;
        return new Call(name(), callee, timeout, recovery(depth, variables));
    }

    private Step fork(int depth, List<String> variables) {
        List<Block> branches = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            branches.add(block(depth - 1, variables, 0));
        }
        return new Fork(name(), branches, recovery(depth - 1, variables), random.nextBoolean());
    }

    private Step each(int depth, List<String> variables) {
        String name = name();
        List<Integer> values = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            values.add(random.nextInt(9));
        }
        items.put(name, values);
        Block body = block(depth - 1, variables, 0);
        return new Each(name, values, random.nextInt(3), body, recovery(depth - 1, variables), random.nextBoolean());
    }

    private Recovery recovery(int depth, List<String> variables) {
        int retries = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        @Nullable Block handler = random.nextInt(3) == 0 ? block(Math.max(0, depth - 1), variables, 0) : null;
        return new Recovery(RETRIED[random.nextInt(RETRIED.length)], retries, 1 + random.nextInt(5), handler);
    }

    private String name() {
        return "S" + names++;
    }
}
