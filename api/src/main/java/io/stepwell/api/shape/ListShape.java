package io.stepwell.api.shape;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list whose elements have one shape; null elements are refused.
 *
 * @param elementName what messages call an element
 * @param minLength the fewest elements
 * @param maxLength the most elements
 */
public record ListShape(Shape element, String elementName, int minLength, int maxLength) implements Shape {
    /** A list of any length. */
    public ListShape(Shape element) {
        this(element, "", 0, Integer.MAX_VALUE);
    }

    /** A list of bounded length, whose structures are called by that name. */
    public static ListShape bounded(Structure element, String elementName, int minLength, int maxLength) {
        return new ListShape(element, elementName, minLength, maxLength);
    }

    @Override
    public void check(Object value, String path, Faults faults) {
        if (!(value instanceof List<?> elements)) {
            throw Faults.wrongType(value, path, "a List");
        }
        if (elements.size() > maxLength) {
            faults.add(shown(elements), path, "Member must have length less than or equal to " + maxLength);
        } else if (elements.size() < minLength) {
            faults.add(shown(elements), path, "Member must have length greater than or equal to " + minLength);
        }
        for (int i = 0; i < elements.size(); i++) {
            String place = path + "." + (i + 1) + ".member";
            Object one = elements.get(i);
            if (one == null) {
                faults.add(null, place, "Member must not be null");
            } else {
                element.check(one, place, faults);
            }
        }
    }

    /** The elements as AWS shows them: {@code [Name(member=value, other=value)]}. */
    private String shown(List<?> elements) {
        return elements.stream().map(this::shown).collect(Collectors.joining(", ", "[", "]"));
    }

    private String shown(@Nullable Object one) {
        if (!(one instanceof Map<?, ?> members)) {
            return String.valueOf(one);
        }
        return members.entrySet().stream()
                .map(member -> member.getKey() + "=" + member.getValue())
                .collect(Collectors.joining(", ", elementName + "(", ")"));
    }
}
