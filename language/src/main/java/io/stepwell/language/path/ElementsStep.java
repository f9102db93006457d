package io.stepwell.language.path;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code [n,m]} and {@code [from:to]}: some elements of an array. */
abstract sealed class ElementsStep extends WalkStep {
    private final WalkStep next;

    private ElementsStep(WalkStep next) {
        this.next = next;
    }

    abstract void visitElements(List<?> elements, Walk walk);

    @Override
    final void visit(@Nullable Object node, Walk walk) {
        if (node instanceof List<?> elements) {
            visitElements(elements, walk);
        }
    }

    @Override
    final boolean reaches(Object container, Walk walk) {
        return container instanceof List;
    }

    @Override
    final boolean accepts(@Nullable Object node) {
        return node instanceof List;
    }

    @Override
    final String refusal(@Nullable Object node, PathTree path, int segment) {
        return Hop.notAnArray(node, path, segment);
    }

    /** Hands on the element at this index, counted from the end when negative, if there is one. */
    final void visitElement(List<?> elements, int index, Walk walk) {
        walk.evaluation().visit();
        int effective = index < 0 ? elements.size() + index : index;
        if (effective >= 0 && effective < elements.size()) {
            next.visit(elements.get(effective), walk);
        }
    }

    /** {@code [n,m]}, in the order written; what is out of bounds is left out. */
    static final class Listed extends ElementsStep {
        private final List<Integer> indexes;

        Listed(List<Integer> indexes, WalkStep next) {
            super(next);
            this.indexes = indexes;
        }

        @Override
        void visitElements(List<?> elements, Walk walk) {
            for (int index : indexes) {
                visitElement(elements, index, walk);
            }
        }
    }

    /**
     * {@code [from:to]}. A lone negative bound counts from the end. With both bounds given Jayway counts through the
     * indexes as written and wraps each negative one, so {@code [1:-1]} is empty and {@code [-3:-1]} is not.
     */
    static final class Sliced extends ElementsStep {
        private final @Nullable Integer from;
        private final @Nullable Integer to;

        Sliced(Segment.Slice slice, WalkStep next) {
            super(next);
            this.from = slice.from();
            this.to = slice.to();
        }

        @Override
        void visitElements(List<?> elements, Walk walk) {
            int size = elements.size();
            int end = to == null ? size : Math.min(size, from == null && to < 0 ? size + to : to);
            for (int i = first(size); i < end; i++) {
                visitElement(elements, i, walk);
            }
        }

        private int first(int size) {
            if (from == null) {
                return 0;
            }
            return to == null && from < 0 ? Math.max(0, size + from) : Math.max(-size, from);
        }
    }
}
