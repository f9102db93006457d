package io.stepwell.language.path;

/** A position in the text of a path, with the bounds every parser here keeps. */
final class TextCursor {
    static final int LENGTH_MAX = 10_000;
    static final int NESTING_MAX = 50;
    static final int END = -1;

    private final String text;
    private final int end;
    private int position;
    private int nesting;

    TextCursor(String text) {
        this.text = text;
        this.end = text.stripTrailing().length();
        if (text.length() > LENGTH_MAX) {
            throw new JsonPathSyntaxException("A path has at most " + LENGTH_MAX + " characters: too long", text, 0);
        }
    }

    int position() {
        return position;
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    /** The character here, or {@link #END}. */
    int peek() {
        return position < end ? text.charAt(position) : END;
    }

    /** Takes and returns the character here; the end is a fault. */
    char take(String expected) {
        if (position >= end) {
            throw fault("Expected " + expected + " but the path ends");
        }
        return text.charAt(position++);
    }

    boolean at(String token) {
        return position + token.length() <= end && text.startsWith(token, position);
    }

    boolean tryTake(String token) {
        boolean found = at(token);
        position += found ? token.length() : 0;
        return found;
    }

    void expect(String token, String purpose) {
        if (!tryTake(token)) {
            throw fault("Expected '" + token + "' " + purpose);
        }
    }

    void skipBlanks() {
        while (position < end && isBlank(text.charAt(position))) {
            position++;
        }
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    String since(int start) {
        return text.substring(start, position);
    }

    /** Begins something that may contain itself; every call is paired with {@link #leave}. */
    void enter() {
        if (++nesting > NESTING_MAX) {
            throw fault("Filters, parentheses and functions nest at most " + NESTING_MAX + " deep: too deep");
        }
    }

    void leave() {
        nesting--;
    }

    JsonPathSyntaxException fault(String detail) {
        return new JsonPathSyntaxException(detail, text, Math.min(position, text.length()));
    }

    JsonPathSyntaxException faultAt(int where, String detail) {
        return new JsonPathSyntaxException(detail, text, where);
    }
}
