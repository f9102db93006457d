package io.stepwell.conformance.tree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Views and copies of plain JSON trees. */
public final class Trees {
    private Trees() {}

    /**
     * The tree as an object whose members can be changed.
     *
     * @throws IllegalArgumentException when it is something else; {@code what} names it in the message
     */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(@Nullable Object tree, String what) {
        if (tree instanceof Map<?, ?> members) {
            return (Map<String, @Nullable Object>) members;
        }
        throw new IllegalArgumentException(what + " must be a JSON object, not " + JsonText.write(tree));
    }

    /**
     * The tree as an array.
     *
     * @throws IllegalArgumentException when it is something else; {@code what} names it in the message
     */
    @SuppressWarnings("unchecked")
    public static List<@Nullable Object> array(@Nullable Object tree, String what) {
        if (tree instanceof List<?> elements) {
            return (List<@Nullable Object>) elements;
        }
        throw new IllegalArgumentException(what + " must be a JSON array, not " + JsonText.write(tree));
    }

    /** A deep copy that can be changed, with the members of every object sorted by name, ResponseMetadata last. */
    public static @Nullable Object sortedCopy(@Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> members -> sortedMembers(members);
            case List<?> elements -> {
                List<@Nullable Object> copy = new ArrayList<>(elements.size());
                elements.forEach(element -> copy.add(sortedCopy(element)));
                yield copy;
            }
            case null, default -> tree;
        };
    }

    private static Map<String, @Nullable Object> sortedMembers(Map<?, ?> members) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        members.forEach((name, value) -> sorted.put(String.valueOf(name), sortedCopy(value)));
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(sorted);
        if (copy.containsKey("ResponseMetadata")) {
            copy.put("ResponseMetadata", copy.remove("ResponseMetadata"));
        }
        return copy;
    }

    /**
     * Tells {@code visitor} every member of every object, in order: an object's own members first (in order, each
     * followed by what is inside it). The visitor may replace the member it was told, and nothing else.
     */
    public static void eachMember(@Nullable Object tree, BiConsumer<Map<String, @Nullable Object>, String> visitor) {
        if (tree instanceof Map<?, ?>) {
            Map<String, @Nullable Object> members = object(tree, "tree");
            for (String name : List.copyOf(members.keySet())) {
                visitor.accept(members, name);
                eachMember(members.get(name), visitor);
            }
        } else if (tree instanceof List<?> elements) {
            elements.forEach(element -> eachMember(element, visitor));
        }
    }
}
