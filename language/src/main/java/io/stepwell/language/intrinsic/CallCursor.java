package io.stepwell.language.intrinsic;

import java.util.ArrayDeque;
import java.util.Deque;

/** A position in the text of a call, and the words that can stand there. */
final class CallCursor {
    static final int END = -1;
    private static final String ESCAPABLE = "'{}\\";

    private final String text;
    private int position;

    CallCursor(String text) {
        this.text = text;
    }

    int position() {
        return position;
    }

    /** The character here, or {@link #END}. */
    int peek() {
        return position < text.length() ? text.charAt(position) : END;
    }

    void skipBlanks() {
        while (isBlank(peek())) {
            position++;
        }
    }

    boolean tryTake(char c) {
        boolean found = peek() == c;
        position += found ? 1 : 0;
        return found;
    }

    void expect(char c, String purpose) {
        if (!tryTake(c)) {
            throw fault("Expected '" + c + "' " + purpose + (peek() == END ? " but the text ends" : ""));
        }
    }

    boolean atWord(String prefix) {
        return text.startsWith(prefix, position);
    }

    /** Letters, digits and dots; may be empty. */
    String word() {
        int start = position;
        while (isWordPart(peek())) {
            position++;
        }
        return text.substring(start, position);
    }

    /** Everything that could belong to a number. */
    String numeral() {
        int start = position;
        while (isWordPart(peek()) || peek() == '-' || peek() == '+') {
            position++;
        }
        return text.substring(start, position);
    }

    /** The text between two single quotes, its escapes checked but kept. */
    String literal() {
        int opening = position++;
        for (int c = peek(); c != '\''; c = peek()) {
            if (c == END) {
                throw faultAt(opening, "The closing quote is missing for the string that begins");
            }
            if (c == '\\') {
                position++;
                if (peek() == END || ESCAPABLE.indexOf(peek()) < 0) {
                    throw faultAt(position - 1, "Only \\', \\{, \\} and \\\\ are escapes: wrong escape");
                }
            }
            position++;
        }
        return text.substring(opening + 1, position++);
    }

    static String unescaped(String literal) {
        StringBuilder value = new StringBuilder(literal.length());
        for (int i = 0; i < literal.length(); i++) {
            value.append(literal.charAt(literal.charAt(i) == '\\' ? ++i : i));
        }
        return value.toString();
    }

    /** A path: up to the comma, parenthesis or end outside its brackets, parentheses and quotes. */
    String path() {
        int start = position;
        Deque<Character> open = new ArrayDeque<>();
        for (int c = peek(); c != END && !(open.isEmpty() && (c == ',' || c == ')')); c = peek()) {
            if (c == '\'' || c == '"') {
                skipQuoted((char) c);
                continue;
            }
            if (c == '[' || c == '(') {
                open.push((char) c);
            } else if ((c == ']' || c == ')') && !open.isEmpty()) {
                open.pop();
            }
            position++;
        }
        return text.substring(start, position).stripTrailing();
    }

    private void skipQuoted(char quote) {
        int opening = position++;
        for (int c = peek(); c != quote; c = peek()) {
            if (c == END) {
                throw faultAt(opening, "The closing quote is missing for the name that begins");
            }
            position += c == '\\' ? 2 : 1;
        }
        position++;
    }

    IntrinsicSyntaxException fault(String detail) {
        return faultAt(position, detail);
    }

    IntrinsicSyntaxException faultAt(int where, String detail) {
        return new IntrinsicSyntaxException(detail, text, Math.min(where, text.length()));
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean isWordPart(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.';
    }
}
