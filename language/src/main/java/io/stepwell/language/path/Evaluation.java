package io.stepwell.language.path;

import org.jspecify.annotations.Nullable;

/** One evaluation of a whole path: the root that {@code $} means everywhere in it, and its budget of work. */
final class Evaluation {
    static final int RESULTS_MAX = 1_000_000;
    static final int VISITS_MAX = 10_000_000;

    private final @Nullable Object root;
    private int visitsLeft = VISITS_MAX;

    Evaluation(@Nullable Object root) {
        this.root = root;
    }

    @Nullable
    Object root() {
        return root;
    }

    /** Pays for looking at one node. */
    void visit() {
        visit(1);
    }

    /** Pays for work worth this many looks at a node. */
    void visit(int count) {
        visitsLeft -= count;
        if (visitsLeft < 0) {
            throw new EvaluationStopped("The path looks at more than " + VISITS_MAX + " nodes; make it more specific");
        }
    }
}
