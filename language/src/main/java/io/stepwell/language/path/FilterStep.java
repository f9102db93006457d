package io.stepwell.language.path;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code [?(…)]}: the elements of an array that pass, or an object itself when it passes. */
final class FilterStep extends WalkStep {
    private final ItemTest test;
    private final WalkStep next;

    FilterStep(ItemTest test, WalkStep next) {
        this.test = test;
        this.next = next;
    }

    @Override
    void visit(@Nullable Object node, Walk walk) {
        if (node instanceof Map) {
            visitItem(node, walk);
        } else if (node instanceof List<?> elements) {
            for (Object element : elements) {
                visitItem(element, walk);
            }
        }
    }

    private void visitItem(@Nullable Object item, Walk walk) {
        walk.evaluation().visit();
        if (passes(item, walk)) {
            next.visit(item, walk);
        }
    }

    private boolean passes(@Nullable Object item, Walk walk) {
        try {
            return test.passes(item, walk.evaluation());
        } catch (ItemTest.Undecidable e) {
            return false;
        }
    }

    /** {@code ..[?(…)]} asks the container itself first: so an object is found once, as an item of its own. */
    @Override
    boolean reaches(Object container, Walk walk) {
        return passes(container, walk);
    }

    @Override
    boolean accepts(@Nullable Object node) {
        return node instanceof Map || node instanceof List;
    }

    @Override
    String refusal(@Nullable Object node, PathTree path, int segment) {
        return "Filter: " + path.canonicalFrom(segment) + " can not be applied to primitives. Current context is: "
                + node;
    }
}
