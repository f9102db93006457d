package io.stepwell.language.path;

import java.util.List;

/** What a filter asks of each item, as parsed. */
sealed interface Condition {
    /** {@code a && b && …}. */
    record All(List<Condition> parts) implements Condition {}

    /** {@code a || b || …}. */
    record Any(List<Condition> parts) implements Condition {}

    /** {@code !a}. */
    record Not(Condition negated) implements Condition {}

    /** {@code @.a} alone: the path leads somewhere, be it to null. */
    record Exists(PathTree path) implements Condition {}

    /** {@code a op b}. */
    record Comparison(Operand left, Operator operator, Operand right) implements Condition {}
}
