package io.stepwell.language.path;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** The functions of a path, as Jayway has them. Aggregates count in double precision and skip what is no number. */
enum PathFunction {
    LENGTH,
    SIZE,
    MIN,
    MAX,
    AVG,
    STDDEV,
    SUM,
    CONCAT,
    KEYS,
    APPEND,
    FIRST,
    LAST,
    INDEX;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable PathFunction named(String word) {
        return Arrays.stream(values())
                .filter(f -> f.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    static String words() {
        return Arrays.stream(values()).map(PathFunction::word).collect(Collectors.joining(", "));
    }

    /** Whether {@code $..x.f()} applies it once to all that {@code $..x} finds. */
    boolean collects() {
        return switch (this) {
            case LENGTH, SIZE, MIN, MAX, AVG, STDDEV, SUM, CONCAT -> true;
            case KEYS, APPEND, FIRST, LAST, INDEX -> false;
        };
    }

    boolean countsChildren() {
        return this == LENGTH || this == SIZE;
    }

    /** The value for this node and these arguments, or {@link Hop#NOTHING} when there is none. */
    @Nullable
    Object apply(@Nullable Object node, List<@Nullable Object> arguments) {
        return switch (this) {
            case LENGTH, SIZE -> length(node, arguments);
            case MIN, MAX, AVG, STDDEV, SUM -> aggregate(numbers(node, arguments));
            case CONCAT -> concatenated(node, arguments);
            case KEYS -> node instanceof Map<?, ?> members ? new ArrayList<>(members.keySet()) : null;
            case APPEND -> appended(node, arguments);
            case FIRST -> element(node, 0);
            case LAST -> element(node, -1);
            case INDEX ->
                !arguments.isEmpty() && arguments.getFirst() instanceof Number n
                        ? element(node, n.intValue())
                        : Hop.NOTHING;
        };
    }

    private static @Nullable Object length(@Nullable Object node, List<@Nullable Object> arguments) {
        Object measured = !arguments.isEmpty() && arguments.getFirst() instanceof List<?> list ? list : node;
        return switch (measured) {
            case List<?> list -> list.size();
            case Map<?, ?> map -> map.size();
            case null, default -> null;
        };
    }

    private static @Nullable Object element(@Nullable Object node, int index) {
        return new Hop.ToElement(index).from(node);
    }

    private static @Nullable Object appended(@Nullable Object node, List<@Nullable Object> arguments) {
        if (!(node instanceof List<?> list)) {
            return node;
        }
        List<@Nullable Object> longer = new ArrayList<>(list);
        longer.addAll(arguments);
        return longer;
    }

    private static String concatenated(@Nullable Object node, List<@Nullable Object> arguments) {
        StringBuilder text = new StringBuilder();
        if (node instanceof List<?> list) {
            list.stream().filter(String.class::isInstance).forEach(text::append);
        }
        for (Object argument : arguments) {
            if (argument instanceof List<?> list) {
                list.stream().filter(e -> e != null).forEach(text::append);
            } else if (argument != null) {
                text.append(argument);
            }
        }
        return text.toString();
    }

    private static double[] numbers(@Nullable Object node, List<@Nullable Object> arguments) {
        DoubleStream.Builder numbers = DoubleStream.builder();
        if (node instanceof List<?> list) {
            addNumbers(list, numbers);
        }
        for (Object argument : arguments) {
            addNumbers(argument instanceof List<?> list ? list : Arrays.asList(argument), numbers);
        }
        return numbers.build().toArray();
    }

    private static void addNumbers(List<?> values, DoubleStream.Builder numbers) {
        for (Object value : values) {
            if (value instanceof Number number) {
                numbers.add(number.doubleValue());
            }
        }
    }

    private Object aggregate(double[] numbers) {
        if (numbers.length == 0) {
            return Hop.NOTHING;
        }
        double sum = 0;
        double squares = 0;
        for (double number : numbers) {
            sum += number;
            squares += number * number;
        }
        double count = numbers.length;
        double result = switch (this) {
            case MIN -> Arrays.stream(numbers).min().orElseThrow();
            case MAX -> Arrays.stream(numbers).max().orElseThrow();
            case AVG -> sum / count;
            case STDDEV -> Math.sqrt(Math.max(0, squares / count - sum * sum / count / count));
            default -> sum;
        };
        return Double.isFinite(result) ? BigDecimal.valueOf(result) : Hop.NOTHING;
    }
}
