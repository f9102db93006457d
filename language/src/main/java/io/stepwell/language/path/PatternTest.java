package io.stepwell.language.path;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code value =~ /pattern/}: the whole value matches, or one element of an array does. */
final class PatternTest implements ItemTest {
    private final OperandPlan operand;
    private final Pattern pattern;

    PatternTest(OperandPlan operand, Pattern pattern) {
        this.operand = operand;
        this.pattern = pattern;
    }

    @Override
    public boolean passes(@Nullable Object item, Evaluation evaluation) {
        Object value = operand.value(item, evaluation);
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (matches(element, evaluation)) {
                    return true;
                }
            }
            return false;
        }
        return matches(value, evaluation);
    }

    private boolean matches(@Nullable Object value, Evaluation evaluation) {
        try {
            return pattern.matcher(new MeteredText(text(value), evaluation)).matches();
        } catch (StackOverflowError e) {
            throw new EvaluationStopped("The pattern /" + pattern.pattern() + "/ needs too much stack; simplify it");
        }
    }

    /** What is neither string, number nor boolean reads as the empty string. */
    private static String text(@Nullable Object value) {
        return switch (value) {
            case String s -> s;
            case Number n -> Equality.decimal(n).toString();
            case Boolean b -> b.toString();
            case null, default -> "";
        };
    }

    /** Text that pays for every character a pattern looks at, so that backtracking ends. */
    private record MeteredText(CharSequence text, Evaluation evaluation) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            evaluation.visit();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new MeteredText(text.subSequence(start, end), evaluation);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
