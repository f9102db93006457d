package io.stepwell.language.path;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One part of a parsed path. Its {@link #toString} is the canonical text that messages show. */
sealed interface Segment {
    /** {@code .name} or {@code ['name']}. */
    record Name(String name) implements Segment {
        @Override
        public String toString() {
            return "['" + name + "']";
        }
    }

    /** {@code ['a','b']}: as the last segment one object of these members, before others each of them. */
    record Names(List<String> names) implements Segment {
        @Override
        public String toString() {
            return names.stream().collect(Collectors.joining("', '", "['", "']"));
        }
    }

    /** {@code [n]}; negative counts from the end. */
    record Index(int index) implements Segment {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** {@code [n,m]}. */
    record Indexes(List<Integer> indexes) implements Segment {
        @Override
        public String toString() {
            return indexes.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
        }
    }

    /** {@code [from:to]}; at least one bound is given. */
    record Slice(@Nullable Integer from, @Nullable Integer to) implements Segment {
        @Override
        public String toString() {
            return "[" + (from == null ? "" : from) + ":" + (to == null ? "" : to) + "]";
        }
    }

    /** {@code .*} or {@code [*]}. */
    record Wildcard() implements Segment {
        @Override
        public String toString() {
            return "[*]";
        }
    }

    /** {@code ..}, always followed by another segment. */
    record Descent() implements Segment {
        @Override
        public String toString() {
            return "..";
        }
    }

    /** {@code [?(…)]}. */
    record Filter(Condition condition) implements Segment {
        @Override
        public String toString() {
            return "[?]";
        }
    }

    /** {@code .name(…)}. */
    record Call(PathFunction function, List<Operand> arguments) implements Segment {
        @Override
        public String toString() {
            return "." + function.word() + (arguments.isEmpty() ? "()" : "(...)");
        }
    }

    /** Whether this segment leads to at most one value. */
    default boolean isDefinite(boolean last) {
        return switch (this) {
            case Name n -> true;
            case Index i -> true;
            case Call c -> true;
            case Names n -> last;
            case Indexes i -> false;
            case Slice s -> false;
            case Wildcard w -> false;
            case Descent d -> false;
            case Filter f -> false;
        };
    }
}
