package io.stepwell.language.path;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ..}: applies the next step to this node and to every container below it, parents first. */
final class DescentStep extends WalkStep {
    private final WalkStep target;

    DescentStep(WalkStep target) {
        this.target = target;
    }

    @Override
    void visit(@Nullable Object node, Walk walk) {
        if (node instanceof Map<?, ?> members) {
            visitContainer(members, members.values(), walk);
        } else if (node instanceof List<?> elements) {
            visitContainer(elements, elements, walk);
        }
    }

    private void visitContainer(Object container, Iterable<?> children, Walk walk) {
        walk.evaluation().visit();
        if (target.reaches(container, walk)) {
            target.visit(container, walk);
        }
        for (Object child : children) {
            visit(child, walk);
        }
    }
}
