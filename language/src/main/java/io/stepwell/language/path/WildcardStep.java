package io.stepwell.language.path;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code [*]}: every member's value or every element; nothing of a scalar. */
final class WildcardStep extends WalkStep {
    private final WalkStep next;

    WildcardStep(WalkStep next) {
        this.next = next;
    }

    @Override
    void visit(@Nullable Object node, Walk walk) {
        if (node instanceof Map<?, ?> members) {
            each(members.values(), walk);
        } else if (node instanceof List<?> elements) {
            each(elements, walk);
        }
    }

    private void each(Iterable<?> children, Walk walk) {
        for (Object child : children) {
            walk.evaluation().visit();
            next.visit(child, walk);
        }
    }
}
