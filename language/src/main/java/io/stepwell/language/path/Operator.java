package io.stepwell.language.path;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The operators a filter compares with. Longer symbols come before their beginnings. */
enum Operator {
    SAME("==="),
    NOT_SAME("!=="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    MATCHES("=~"),
    LESS("<"),
    GREATER(">"),
    IN("in"),
    NOT_IN("nin"),
    SUBSET_OF("subsetof"),
    ANY_OF("anyof"),
    NONE_OF("noneof"),
    SIZE("size"),
    EMPTY("empty"),
    CONTAINS("contains");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** Takes the operator at the cursor; null, with the cursor unmoved, when there is none. */
    static @Nullable Operator tryTake(TextCursor cursor) {
        String word = word(cursor);
        if (!word.isEmpty()) {
            return named(cursor, word);
        }
        for (Operator operator : values()) {
            if (!Character.isLetter(operator.text.charAt(0)) && cursor.tryTake(operator.text)) {
                return operator;
            }
        }
        return null;
    }

    private static String word(TextCursor cursor) {
        int start = cursor.position();
        while (Character.isLetter(cursor.peek())) {
            cursor.moveTo(cursor.position() + 1);
        }
        return cursor.since(start);
    }

    private static Operator named(TextCursor cursor, String word) {
        for (Operator operator : values()) {
            if (operator.text.equals(word.toLowerCase(Locale.ROOT))) {
                return operator;
            }
        }
        throw cursor.faultAt(
                cursor.position() - word.length(),
                "Unknown operator '" + word
                        + "'; known are == != === !== < <= > >= =~ in nin subsetof anyof noneof size"
                        + " empty contains, unknown one found");
    }
}
