package io.stepwell.language.path;

import java.util.List;

/** Compiles conditions and operands. */
final class FilterPlanner {
    private FilterPlanner() {}

    static ItemTest test(Condition condition) {
        return switch (condition) {
            case Condition.All all -> all(tests(all.parts()));
            case Condition.Any any -> any(tests(any.parts()));
            case Condition.Not not -> {
                ItemTest negated = test(not.negated());
                yield (item, evaluation) -> !negated.passes(item, evaluation);
            }
            case Condition.Exists exists -> exists(exists.path());
            case Condition.Comparison comparison -> comparison(comparison);
        };
    }

    private static ItemTest[] tests(List<Condition> parts) {
        return parts.stream().map(FilterPlanner::test).toArray(ItemTest[]::new);
    }

    private static ItemTest all(ItemTest[] parts) {
        return (item, evaluation) -> {
            for (ItemTest part : parts) {
                if (!part.passes(item, evaluation)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static ItemTest any(ItemTest[] parts) {
        return (item, evaluation) -> {
            for (ItemTest part : parts) {
                if (part.passes(item, evaluation)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static ItemTest exists(PathTree path) {
        Plan plan = Planner.plan(path);
        boolean fromRoot = path.fromRoot();
        return (item, evaluation) -> plan.value(fromRoot ? evaluation.root() : item, evaluation, true) != Hop.NOTHING;
    }

    private static ItemTest comparison(Condition.Comparison comparison) {
        if (comparison.right() instanceof Operand.Regex regex) {
            return new PatternTest(operand(comparison.left()), regex.pattern());
        }
        if (comparison.left() instanceof Operand.Regex regex) {
            return new PatternTest(operand(comparison.right()), regex.pattern());
        }
        return new ComparisonTest(operand(comparison.left()), comparison.operator(), operand(comparison.right()));
    }

    static OperandPlan operand(Operand operand) {
        return switch (operand) {
            case Operand.Value(Object value) -> (item, evaluation) -> value;
            case Operand.Path(PathTree tree) -> {
                Plan plan = Planner.plan(tree);
                boolean fromRoot = tree.fromRoot();
                yield (item, evaluation) -> plan.value(fromRoot ? evaluation.root() : item, evaluation, false);
            }
            case Operand.Regex regex -> throw new IllegalStateException("a pattern is no operand by itself");
        };
    }
}
