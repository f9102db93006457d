package io.stepwell.api.shape;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A string.
 *
 * @param minLength in characters
 * @param maxLength in characters, or in bytes of UTF-8
 * @param inBytes whether the maximum counts bytes
 * @param pattern what the whole string must match; null for anything
 * @param values the only values allowed; empty for any
 * @param sensitive whether messages keep the value to themselves
 */
public record TextShape(
        int minLength,
        int maxLength,
        boolean inBytes,
        @Nullable Pattern pattern,
        List<String> values,
        boolean sensitive)
        implements Shape {

    /** Between two lengths, both included, in characters. */
    public static TextShape text(int minLength, int maxLength) {
        return new TextShape(minLength, maxLength, false, null, List.of(), false);
    }

    /** One of a few values. */
    public static TextShape oneOf(String... values) {
        return new TextShape(0, Integer.MAX_VALUE, false, null, List.of(values), false);
    }

    /** A JSON document of bounded size, in bytes of UTF-8. */
    public static TextShape payload(int maxBytes) {
        return new TextShape(0, maxBytes, true, null, List.of(), true);
    }

    public TextShape matching(String regex) {
        return new TextShape(minLength, maxLength, inBytes, Pattern.compile(regex), values, sensitive);
    }

    public TextShape secret() {
        return new TextShape(minLength, maxLength, inBytes, pattern, values, true);
    }

    @Override
    public void check(Object value, String path, Faults faults) {
        if (!(value instanceof String text)) {
            throw Faults.wrongType(value, path, "a String");
        }
        if (exceeds(text)) {
            add(text, path, "Member must have length less than or equal to " + maxLength, faults);
        } else if (text.length() < minLength) {
            add(text, path, "Member must have length greater than or equal to " + minLength, faults);
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            add(text, path, "Member must satisfy regular expression pattern: " + pattern, faults);
        }
        if (!values.isEmpty() && !values.contains(text)) {
            add(text, path, "Member must satisfy enum value set: " + values, faults);
        }
    }

    private boolean exceeds(String text) {
        if (inBytes) {
            return text.length() > maxLength / 3 && text.getBytes(StandardCharsets.UTF_8).length > maxLength;
        }
        return text.length() > maxLength && text.codePointCount(0, text.length()) > maxLength;
    }

    private void add(String text, String path, String constraint, Faults faults) {
        if (sensitive) {
            faults.addSensitive(path, constraint);
        } else {
            faults.add(text, path, constraint);
        }
    }
}
