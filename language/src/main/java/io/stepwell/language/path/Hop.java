package io.stepwell.language.path;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a plan from a node to at most one child. Hops never allocate: definite paths are chains of them. */
sealed interface Hop {
    /** Stands for "there is no such node", which null cannot: null is a JSON value. */
    Object NOTHING = new Object();

    /** The child, or {@link #NOTHING}. */
    @Nullable
    Object from(@Nullable Object node);

    /** Why there is no child, as AWS words it; {@code path} tells where. */
    String whyNothing(@Nullable Object node, PathTree path, int segment);

    /** To the member with this name. */
    record ToMember(String name) implements Hop {
        @Override
        public @Nullable Object from(@Nullable Object node) {
            if (!(node instanceof Map<?, ?> members)) {
                return NOTHING;
            }
            Object value = members.get(name);
            return value != null || members.containsKey(name) ? value : NOTHING;
        }

        @Override
        public String whyNothing(@Nullable Object node, PathTree path, int segment) {
            if (!(node instanceof Map)) {
                return "Property ['" + name + "'] not found in path " + path.canonical(segment);
            }
            boolean last = segment == path.segments().size() - 1;
            return (last ? "No results for path: " : "Missing property in path ") + path.canonical(segment + 1);
        }
    }

    /** To the element at this index; negative counts from the end. */
    record ToElement(int index) implements Hop {
        @Override
        public @Nullable Object from(@Nullable Object node) {
            if (!(node instanceof List<?> elements)) {
                return NOTHING;
            }
            int effective = index < 0 ? elements.size() + index : index;
            return effective >= 0 && effective < elements.size() ? elements.get(effective) : NOTHING;
        }

        @Override
        public String whyNothing(@Nullable Object node, PathTree path, int segment) {
            return node instanceof List
                    ? "Index out of bounds when evaluating path " + path.canonical(segment + 1)
                    : notAnArray(node, path, segment);
        }
    }

    /** The sentence for an array step that meets something else. */
    static String notAnArray(@Nullable Object node, PathTree path, int segment) {
        return node == null
                ? "The path " + path.canonical(segment) + " is null"
                : "Filter: " + path.canonicalFrom(segment) + " can only be applied to arrays. Current context is: "
                        + node;
    }
}
