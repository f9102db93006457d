package io.stepwell.language.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code .name(…)}: one value computed from the node and the arguments, whose paths begin at the root. */
final class FunctionStep extends WalkStep {
    private final PathFunction function;
    private final List<OperandPlan> arguments;
    private final WalkStep next;

    FunctionStep(PathFunction function, List<OperandPlan> arguments, WalkStep next) {
        this.function = function;
        this.arguments = arguments;
        this.next = next;
    }

    @Override
    void visit(@Nullable Object node, Walk walk) {
        walk.evaluation().visit();
        List<@Nullable Object> values = new ArrayList<>(arguments.size());
        for (OperandPlan argument : arguments) {
            Object value = argument.value(walk.evaluation().root(), walk.evaluation());
            if (value == Hop.NOTHING) {
                walk.fails("An argument of the function " + function.word() + "() leads to nothing");
                return;
            }
            values.add(value);
        }
        Object result = function.apply(node, values);
        if (result == Hop.NOTHING) {
            walk.fails("The function " + function.word() + "() has nothing to work on");
        } else {
            next.visit(result, walk);
        }
    }
}
