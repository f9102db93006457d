package io.stepwell.language.path;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code left operator right}: every operator but {@code =~}. Comparing unlike things is false, not an error. */
final class ComparisonTest implements ItemTest {
    /** So many characters of a searched string cost as much as a look at a node. */
    private static final int CHARS_PER_VISIT = 16;

    private final OperandPlan left;
    private final Operator operator;
    private final OperandPlan right;

    ComparisonTest(OperandPlan left, Operator operator, OperandPlan right) {
        this.left = left;
        this.operator = operator;
        this.right = right;
    }

    @Override
    public boolean passes(@Nullable Object item, Evaluation evaluation) {
        Object l = left.value(item, evaluation);
        Object r = right.value(item, evaluation);
        return switch (operator) {
            case SAME -> Equality.exact(l, r);
            case NOT_SAME -> !Equality.exact(l, r);
            case EQUAL -> Equality.loose(l, r);
            case NOT_EQUAL -> !Equality.loose(l, r);
            case LESS -> areOrdered(l, r) && order(l, r) < 0;
            case LESS_OR_EQUAL -> areOrdered(l, r) && order(l, r) <= 0;
            case GREATER -> areOrdered(l, r) && order(l, r) > 0;
            case GREATER_OR_EQUAL -> areOrdered(l, r) && order(l, r) >= 0;
            case IN -> isIn(l, r, evaluation);
            case NOT_IN -> !isIn(l, r, evaluation);
            case SUBSET_OF, ANY_OF, NONE_OF -> relatesTo(l, r, evaluation);
            case SIZE -> hasSize(l, r);
            case EMPTY -> isEmpty(l, r);
            case CONTAINS -> contains(l, r, evaluation);
            case MATCHES -> throw new IllegalStateException("a pattern is compiled to a PatternTest");
        };
    }

    private static boolean areOrdered(@Nullable Object l, @Nullable Object r) {
        return l instanceof Number && r instanceof Number || l instanceof String && r instanceof String;
    }

    private static int order(@Nullable Object l, @Nullable Object r) {
        if (l instanceof Number a && r instanceof Number b) {
            return Equality.compare(a, b);
        }
        return l instanceof String a && r instanceof String b ? a.compareTo(b) : 0;
    }

    private static boolean isIn(@Nullable Object l, @Nullable Object r, Evaluation evaluation) {
        List<?> list = listOrUndecidable(r);
        if (list == null) {
            return false;
        }
        evaluation.visit(list.size());
        return Equality.isIn(list, l);
    }

    /** The list; null for an object, which is comparable but no list. */
    private static @Nullable List<?> listOrUndecidable(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        if (value instanceof Map) {
            return null;
        }
        throw Undecidable.INSTANCE;
    }

    private boolean relatesTo(@Nullable Object l, @Nullable Object r, Evaluation evaluation) {
        List<?> right = listOrUndecidable(r);
        if (right == null) {
            return false;
        }
        List<?> left = listOrUndecidable(l);
        if (left == null) {
            return false;
        }
        boolean some = false;
        boolean every = true;
        for (Object element : left) {
            evaluation.visit(1 + right.size());
            boolean found = Equality.isIn(right, element);
            some |= found;
            every &= found;
        }
        return switch (operator) {
            case SUBSET_OF -> every;
            case ANY_OF -> some;
            default -> !some;
        };
    }

    private static boolean hasSize(@Nullable Object l, @Nullable Object r) {
        if (!(r instanceof Number number)) {
            return false;
        }
        BigDecimal size = switch (l) {
            case String s -> BigDecimal.valueOf(s.length());
            case List<?> list -> BigDecimal.valueOf(list.size());
            case null, default -> null;
        };
        return size != null && size.compareTo(Equality.decimal(number)) == 0;
    }

    private static boolean isEmpty(@Nullable Object l, @Nullable Object r) {
        boolean empty;
        switch (l) {
            case String s -> empty = s.isEmpty();
            case List<?> list -> empty = list.isEmpty();
            case Map<?, ?> map -> empty = map.isEmpty();
            case null, default -> {
                return false;
            }
        }
        if (!(r instanceof Boolean wanted)) {
            throw Undecidable.INSTANCE;
        }
        return empty == wanted;
    }

    private static boolean contains(@Nullable Object l, @Nullable Object r, Evaluation evaluation) {
        if (l instanceof String text && r instanceof String part) {
            evaluation.visit(1 + text.length() / CHARS_PER_VISIT);
            return text.contains(part);
        }
        if (l instanceof List<?> list) {
            evaluation.visit(list.size());
            return Equality.isIn(list, r);
        }
        return false;
    }
}
