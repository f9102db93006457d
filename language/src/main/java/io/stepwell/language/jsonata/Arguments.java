package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The validated arguments of a call of a {@link Builtin}, read by their position.
 *
 * @param input the context of the call
 */
record Arguments(List<@Nullable Object> values, @Nullable Object input, Evaluator evaluator) {
    Meter meter() {
        return evaluator.meter();
    }

    @Nullable
    Object get(int index) {
        return index < values.size() ? values.get(index) : Values.UNDEFINED;
    }

    boolean has(int index) {
        return get(index) != Values.UNDEFINED;
    }

    private Fault mistyped(int index) {
        return Fault.of("T0410").value(get(index)).with("index", index + 1);
    }

    String string(int index) {
        if (get(index) instanceof String string) {
            return string;
        }
        throw mistyped(index);
    }

    /** A string that may be left out. */
    @Nullable
    String optionalString(int index) {
        return has(index) ? string(index) : null;
    }

    Number number(int index) {
        if (get(index) instanceof Number number) {
            return number;
        }
        throw mistyped(index);
    }

    double real(int index) {
        return number(index).doubleValue();
    }

    /** A number that may be left out. */
    double real(int index, double otherwise) {
        return has(index) ? real(index) : otherwise;
    }

    List<?> list(int index) {
        return Sequence.listOf(get(index));
    }

    Map<?, ?> object(int index) {
        return get(index) instanceof Map<?, ?> map ? map : Map.of();
    }

    Function function(int index) {
        if (get(index) instanceof Function function) {
            return function;
        }
        throw mistyped(index);
    }

    boolean isTrue(int index) {
        return Values.isTrue(get(index), meter());
    }

    /** Calls a function with as many of these arguments as it can use, at least one. */
    @Nullable
    Object call(Function function, @Nullable Object... offered) {
        meter().step();
        List<@Nullable Object> used = new ArrayList<>(offered.length);
        for (int i = 0; i < offered.length && (i == 0 || i < function.arity()); i++) {
            used.add(offered[i]);
        }
        return evaluator.apply(function, used);
    }
}
