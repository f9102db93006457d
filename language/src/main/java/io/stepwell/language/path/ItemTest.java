package io.stepwell.language.path;

import org.jspecify.annotations.Nullable;

/** A compiled condition of a filter. */
interface ItemTest {
    /**
     * Whether this item passes.
     *
     * @throws Undecidable when a comparison makes no sense for this item, such as {@code in} with a number at its
     *     right: then the whole filter refuses the item, also under {@code !}
     */
    boolean passes(@Nullable Object item, Evaluation evaluation);

    /** A comparison that makes no sense; one instance, without a stack trace. */
    final class Undecidable extends RuntimeException {
        private static final long serialVersionUID = 1;
        static final Undecidable INSTANCE = new Undecidable();

        private Undecidable() {
            super("undecidable", null, false, false);
        }
    }
}
