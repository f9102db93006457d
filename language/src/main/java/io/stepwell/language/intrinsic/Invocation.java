package io.stepwell.language.intrinsic;

import io.stepwell.language.path.PathNotFoundException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function applied to arguments, which are evaluated from left to right. */
record Invocation(Intrinsic intrinsic, List<Argument> arguments) implements Argument {
    @Override
    public @Nullable Object value(Evaluation evaluation) throws IntrinsicFault, PathNotFoundException {
        List<@Nullable Object> values = new ArrayList<>(arguments.size());
        for (Argument argument : arguments) {
            values.add(argument.value(evaluation));
        }
        Object result = intrinsic.function().apply(new Arguments(intrinsic.name(), arguments, values, evaluation));
        evaluation.size().add(result);
        return result;
    }
}
