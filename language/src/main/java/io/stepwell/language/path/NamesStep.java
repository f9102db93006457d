package io.stepwell.language.path;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ['a','b']}: at the end of a path one object of the members there are, before that each of them. */
final class NamesStep extends WalkStep {
    private final List<String> names;
    private final boolean merging;
    private final WalkStep next;

    NamesStep(List<String> names, boolean merging, WalkStep next) {
        this.names = names;
        this.merging = merging;
        this.next = next;
    }

    @Override
    void visit(@Nullable Object node, Walk walk) {
        if (node instanceof Map<?, ?> members) {
            walk.evaluation().visit(names.size());
            if (merging) {
                next.visit(merged(members, walk), walk);
            } else {
                each(members, walk);
            }
        }
    }

    private Map<String, @Nullable Object> merged(Map<?, ?> members, Walk walk) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (String name : names) {
            if (members.containsKey(name)) {
                merged.put(name, members.get(name));
            } else {
                walk.missesMember();
            }
        }
        return merged;
    }

    private void each(Map<?, ?> members, Walk walk) {
        for (String name : names) {
            if (members.containsKey(name)) {
                next.visit(members.get(name), walk);
            } else {
                walk.missesMember();
            }
        }
    }

    @Override
    boolean reaches(Object container, Walk walk) {
        return container instanceof Map<?, ?> members
                && (!merging || members.keySet().containsAll(names));
    }

    @Override
    boolean accepts(@Nullable Object node) {
        return node instanceof Map;
    }

    @Override
    String refusal(@Nullable Object node, PathTree path, int segment) {
        return "Property " + path.segments().get(segment) + " not found in path " + path.canonical(segment);
    }
}
