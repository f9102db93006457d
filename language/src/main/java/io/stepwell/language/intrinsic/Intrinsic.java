package io.stepwell.language.intrinsic;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One intrinsic function.
 *
 * @param argumentsMax {@link #ANY_NUMBER} when there is no upper bound
 */
record Intrinsic(String name, int argumentsMin, int argumentsMax, Body function) {
    private static final int ANY_NUMBER = Integer.MAX_VALUE;

    private static final Map<String, Intrinsic> ALL = List.of(
                    new Intrinsic("States.Array", 0, ANY_NUMBER, Array::apply),
                    new Intrinsic("States.ArrayPartition", 2, 2, ArrayPartition::apply),
                    new Intrinsic("States.ArrayContains", 2, 2, ArrayContains::apply),
                    new Intrinsic("States.ArrayRange", 3, 3, ArrayRange::apply),
                    new Intrinsic("States.ArrayGetItem", 2, 2, ArrayGetItem::apply),
                    new Intrinsic("States.ArrayLength", 1, 1, ArrayLength::apply),
                    new Intrinsic("States.ArrayUnique", 1, 1, ArrayUnique::apply),
                    new Intrinsic("States.Base64Encode", 1, 1, Base64Encode::apply),
                    new Intrinsic("States.Base64Decode", 1, 1, Base64Decode::apply),
                    new Intrinsic("States.Hash", 2, 2, Hash::apply),
                    new Intrinsic("States.JsonMerge", 3, 3, JsonMerge::apply),
                    new Intrinsic("States.JsonToString", 1, 1, JsonToString::apply),
                    new Intrinsic("States.StringToJson", 1, 1, StringToJson::apply),
                    new Intrinsic("States.MathRandom", 2, 3, MathRandom::apply),
                    new Intrinsic("States.MathAdd", 2, 2, MathAdd::apply),
                    new Intrinsic("States.StringSplit", 2, 2, StringSplit::apply),
                    new Intrinsic("States.UUID", 0, 0, Uuid::apply),
                    new Intrinsic("States.Format", 1, ANY_NUMBER, Format::apply))
            .stream()
            .collect(Collectors.toUnmodifiableMap(Intrinsic::name, Function.identity()));

    /** The function with this name, {@code States.} included; null when there is none. */
    static @Nullable Intrinsic named(String name) {
        return ALL.get(name);
    }

    boolean takes(int arguments) {
        return arguments >= argumentsMin && arguments <= argumentsMax;
    }

    /** For messages: {@code 2 arguments}, {@code at least 1 argument}. */
    String arity() {
        String atLeast = argumentsMax == ANY_NUMBER ? "at least " : "";
        String range = argumentsMax == ANY_NUMBER || argumentsMax == argumentsMin ? "" : " or " + argumentsMax;
        return atLeast + argumentsMin + range + (argumentsMin == 1 ? " argument" : " arguments");
    }

    /** What a function does with its arguments. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(Arguments arguments) throws IntrinsicFault;
    }
}
