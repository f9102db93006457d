package io.stepwell.language.jsonata;

import org.jspecify.annotations.Nullable;

/**
 * A word of an expression.
 *
 * @param value the operator, the name, or the value of a literal
 * @param position how many characters precede the end of the word
 */
record Token(Type type, @Nullable Object value, int position) {
    enum Type {
        NAME,
        VARIABLE,
        OPERATOR,
        STRING,
        NUMBER,
        VALUE,
        REGEX,
        END
    }

    boolean is(String operator) {
        return type == Type.OPERATOR && operator.equals(value);
    }

    boolean isEnd() {
        return type == Type.END;
    }
}
