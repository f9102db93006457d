package io.stepwell.integrations.sdk;

import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the JSON of a task's result is what an operation's model promises: TestState checks mocked results with it
 * (API reference, MockInput; the sentences are recorded in {@code test_field_validation_mode}). Members that the model does not know
 * are no fault.
 */
final class ResponseRules {
    /** Deeper parts of a recursive shape are believed. */
    private static final int MAX_DEPTH = 64;

    private final boolean complete;
    private final Set<String> free;

    private ResponseRules(boolean complete, Set<String> free) {
        this.complete = complete;
        this.free = free;
    }

    /**
     * The first fault found; null for none.
     *
     * @param complete whether members that the model requires have to be there
     * @param free members of the result that may be anything
     */
    static @Nullable String fault(Shape output, @Nullable Object tree, boolean complete, Set<String> free) {
        if (!(tree instanceof Map<?, ?> members)) {
            return "The result must be an object";
        }
        return new ResponseRules(complete, free).structure(output, members, 0);
    }

    private @Nullable String structure(Shape shape, Map<?, ?> members, int depth) {
        for (Member member : shape.members().values()) {
            String name = member.parameterName();
            Object value = members.get(name);
            if (value == null) {
                if (complete && shape.required().contains(member.name())) {
                    return "Required field '" + name + "' is missing";
                }
            } else if (depth > 0 || !free.contains(name)) {
                String fault = value(name, member.shape(), value, depth + 1);
                if (fault != null) {
                    return fault;
                }
            }
        }
        return null;
    }

    private @Nullable String value(String field, Shape shape, Object value, int depth) {
        if (depth > MAX_DEPTH) {
            return null;
        }
        return switch (shape.kind()) {
            case STRING, BLOB, TIMESTAMP ->
                value instanceof String text ? text(field, shape, text) : must(field, "string");
            case BOOLEAN -> value instanceof Boolean ? null : must(field, "boolean");
            case INTEGER, LONG, FLOAT, DOUBLE ->
                value instanceof Number number ? number(field, shape, number) : must(field, "number");
            case STRUCTURE ->
                value instanceof Map<?, ?> members ? structure(shape, members, depth) : must(field, "object");
            case MAP ->
                value instanceof Map<?, ?> entries ? entries(field, shape, entries, depth) : must(field, "object");
            case LIST ->
                value instanceof List<?> elements ? elements(field, shape, elements, depth) : must(field, "array");
            case DOCUMENT -> null;
        };
    }

    private static String must(String field, String type) {
        boolean vowel = "aeiou".indexOf(type.charAt(0)) >= 0;
        return "Field '" + field + "' must be " + (vowel ? "an " : "a ") + type;
    }

    private static @Nullable String text(String field, Shape shape, String text) {
        List<String> expected = shape.traits().texts("enum");
        if (!expected.isEmpty() && !expected.contains(text)) {
            return "Field '" + field + "' is not an expected value";
        }
        return shape.kind() == Shape.Kind.TIMESTAMP ? null : length(field, shape, text.length());
    }

    private static @Nullable String length(String field, Shape shape, int length) {
        BigDecimal actual = BigDecimal.valueOf(length);
        if (isBelow(actual, shape)) {
            return "Field '" + field + "' is smaller than the minimum length";
        }
        return isAbove(actual, shape) ? "Field '" + field + "' exceeds the maximum length" : null;
    }

    private static @Nullable String number(String field, Shape shape, Number number) {
        BigDecimal actual = new BigDecimal(number.toString());
        if (isBelow(actual, shape)) {
            return "Field '" + field + "' is less than the minimum value";
        }
        return isAbove(actual, shape) ? "Field '" + field + "' exceeds the maximum value" : null;
    }

    private static boolean isBelow(BigDecimal actual, Shape shape) {
        BigDecimal min = shape.traits().number("min");
        return min != null && actual.compareTo(min) < 0;
    }

    private static boolean isAbove(BigDecimal actual, Shape shape) {
        BigDecimal max = shape.traits().number("max");
        return max != null && actual.compareTo(max) > 0;
    }

    private @Nullable String elements(String field, Shape shape, List<?> elements, int depth) {
        for (Object element : elements) {
            String fault = element == null ? null : value(field, shape.element().shape(), element, depth + 1);
            if (fault != null) {
                return fault;
            }
        }
        return length(field, shape, elements.size());
    }

    private @Nullable String entries(String field, Shape shape, Map<?, ?> entries, int depth) {
        for (Map.Entry<?, ?> entry : entries.entrySet()) {
            Object each = entry.getValue();
            String name = String.valueOf(entry.getKey());
            String fault = each == null ? null : value(name, shape.value().shape(), each, depth + 1);
            if (fault != null) {
                return fault;
            }
        }
        return length(field, shape, entries.size());
    }
}
