package io.stepwell.language.path;

import org.jspecify.annotations.Nullable;

/** A compiled operand: a literal, or a path from the item or from the root. */
interface OperandPlan {
    /** The value, or {@link Hop#NOTHING} when its path leads nowhere. */
    @Nullable
    Object value(@Nullable Object item, Evaluation evaluation);
}
