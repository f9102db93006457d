package io.stepwell.simulation.program;

import io.stepwell.simulation.program.Step.Add;
import io.stepwell.simulation.program.Step.Block;
import io.stepwell.simulation.program.Step.Bounds;
import io.stepwell.simulation.program.Step.Branching;
import io.stepwell.simulation.program.Step.Call;
import io.stepwell.simulation.program.Step.Callee;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Draws a program of all kinds of steps, nested three deep. */
public final class RandomProgram {
    private static final int DEPTH = 2;
    private static final String[] RETRIED = {"Flaky", "States.Timeout", "States.ALL"};

    private final RandomGenerator random;
    private final String program;
    private final Map<String, List<Integer>> items = new LinkedHashMap<>();
    private final List<Program> nested = new ArrayList<>();
    private int names;

    /**
     * What can be drawn at a place.
     *
     * @param express whether it is in an express execution, which can only call functions
     * @param apart whether it is in an execution whose input is not that of the program
     */
    private record Place(int depth, boolean express, boolean apart) {
        Place inside() {
            return new Place(Math.max(0, depth - 1), express, apart);
        }

        Place inExecutionOfItsOwn(boolean expressToo) {
            return new Place(depth - 1, expressToo, true);
        }
    }

    public RandomProgram(RandomGenerator random, String program) {
        this.random = random;
        this.program = program;
    }

    /** The program; its Map states may read their items from the input. */
    public Program draw() {
        boolean express = random.nextInt(8) == 0;
        Block main = block(new Place(DEPTH, express, false), List.of(), 2);
        return new Program(program, main, timeout(), express, nested);
    }

    /** The lists that belong into the input, by name. */
    public Map<String, List<Integer>> items() {
        return items;
    }

    private @Nullable Integer timeout() {
        return random.nextInt(24) == 0 ? 60 + random.nextInt(60) : null;
    }

    private Block block(Place place, List<String> visible, int least) {
        return block(place, visible, least, true);
    }

    /** A block that may end with an error, or must not, because the states after it would be out of reach. */
    private Block block(Place place, List<String> visible, int least, boolean mayStop) {
        List<String> variables = new ArrayList<>(visible);
        List<Step> steps = new ArrayList<>();
        int length = least + random.nextInt(3);
        for (int i = 0; i < length; i++) {
            steps.add(step(place, variables));
        }
        steps.add(mayStop && random.nextInt(12) == 0 ? new Stop(name(), "Stopped") : add());
        return new Block(steps);
    }

    private Step step(Place place, List<String> variables) {
        return switch (random.nextInt(place.depth() > 0 ? 18 : 10)) {
            case 0 -> random.nextInt(4) == 0 ? new Ponder(name(), random.nextInt(9)) : add();
            case 1 -> remember(variables);
            case 2 -> variables.isEmpty() ? add() : recall(variables);
            case 3, 4 -> new Pause(name(), 1 + random.nextInt(20), random.nextBoolean());
            case 5, 6, 7, 8, 9 -> call(place, variables);
            case 10 ->
                new Branching(
                        name(),
                        random.nextInt(20),
                        block(place.inside(), variables, 0),
                        block(place.inside(), variables, 0, false),
                        random.nextBoolean());
            case 11 -> new Repeat(name(), random.nextInt(3), block(place.inside(), variables, 0, false));
            case 12, 13 -> fork(place, variables);
            case 14 -> each(place, variables);
            case 15, 16 -> place.express() ? each(place, variables) : spread(place, variables);
            default -> place.express() ? fork(place, variables) : nest(place, variables);
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

    private Step call(Place place, List<String> variables) {
        Callee callee = place.express() ? Callee.FUNCTION : Callee.values()[random.nextInt(Callee.values().length)];
        boolean mortal = callee == Callee.ACTIVITY || random.nextInt(5) == 0; // a worker may die with its task
        @Nullable Integer timeout = mortal ? 5 + random.nextInt(40) : null;
        boolean beats = mortal && callee != Callee.FUNCTION && random.nextInt(3) == 0;
        return new Call(name(), callee, timeout, beats, recovery(place, variables));
    }

    private Step fork(Place place, List<String> variables) {
        List<Block> branches = new ArrayList<>();
        int count = 2 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            branches.add(block(place.inside(), variables, 0));
        }
        return new Fork(name(), branches, recovery(place.inside(), variables), random.nextBoolean());
    }

    private Step each(Place place, List<String> variables) {
        String name = name();
        List<Integer> values = values(name, 4);
        Block body = block(place.inside(), variables, 0);
        boolean jsonata = place.apart() || random.nextBoolean();
        return new Each(name, values, random.nextInt(3), body, recovery(place.inside(), variables), jsonata);
    }

    private Step spread(Place place, List<String> variables) {
        String name = name();
        List<Integer> values = values(name, 6);
        boolean express = random.nextInt(3) == 0;
        Bounds bounds = new Bounds(
                random.nextInt(4),
                random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0,
                random.nextInt(4) == 0 ? 10 + random.nextInt(70) : 0);
        Block body = block(place.inExecutionOfItsOwn(express), List.of(), 0);
        boolean tolerant = bounds.failures() + bounds.failuresPercent() > 0; // then the number of results varies
        boolean jsonata = tolerant || place.apart() || random.nextBoolean();
        return new Spread(name, values, bounds, express, body, recovery(place.inside(), variables), jsonata);
    }

    private Step nest(Place place, List<String> variables) {
        String name = name();
        Block main = block(place.inExecutionOfItsOwn(false), List.of(), 1);
        Program child = new Program(program + name, main, timeout(), false, List.of());
        nested.add(child);
        return new Nest(name, child, recovery(place.inside(), variables));
    }

    private List<Integer> values(String name, int most) {
        List<Integer> values = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) {
            values.add(random.nextInt(9));
        }
        items.put(name, values);
        return values;
    }

    private Recovery recovery(Place place, List<String> variables) {
        int retries = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 0;
        @Nullable Block handler = random.nextInt(3) == 0 ? block(place.inside(), variables, 0) : null;
        return new Recovery(RETRIED[random.nextInt(RETRIED.length)], retries, 1 + random.nextInt(5), handler);
    }

    private String name() {
        return "S" + names++;
    }
}
