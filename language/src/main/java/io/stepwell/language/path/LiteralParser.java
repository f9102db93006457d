package io.stepwell.language.path;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses a JSON value inside a path; strings may also stand in single quotes. */
final class LiteralParser {
    private static final String EXPECTED =
            "a path, a quoted string, a number, true, false, null, an array or an object";

    private final TextCursor cursor;

    private LiteralParser(TextCursor cursor) {
        this.cursor = cursor;
    }

    static @Nullable Object parse(TextCursor cursor) {
        return new LiteralParser(cursor).value();
    }

    private @Nullable Object value() {
        int c = cursor.peek();
        if (c == '\'' || c == '"') {
            return string();
        }
        if (c == '-' || c >= '0' && c <= '9') {
            return number();
        }
        if (c == '[') {
            return array();
        }
        if (c == '{') {
            return object();
        }
        if (cursor.tryTake("true")) {
            return true;
        }
        if (cursor.tryTake("false")) {
            return false;
        }
        if (cursor.tryTake("null")) {
            return null;
        }
        throw cursor.fault("Expected " + EXPECTED);
    }

    private Number number() {
        int start = cursor.position();
        while ("+-.eE0123456789".indexOf(cursor.peek()) >= 0) {
            cursor.moveTo(cursor.position() + 1);
        }
        String digits = cursor.since(start);
        try {
            BigDecimal number = new BigDecimal(digits);
            return digits.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9')
                    ? narrowed(number.toBigIntegerExact())
                    : number;
        } catch (NumberFormatException e) {
            throw cursor.faultAt(start, "Not a number: '" + digits + "'");
        }
    }

    private static Number narrowed(BigInteger number) {
        if (number.bitLength() < Integer.SIZE) {
            return number.intValue();
        }
        return number.bitLength() < Long.SIZE ? (Number) number.longValue() : number;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        open("[");
        while (!cursor.tryTake("]")) {
            separator(elements.isEmpty());
            elements.add(value());
            cursor.skipBlanks();
        }
        cursor.leave();
        return elements;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        open("{");
        while (!cursor.tryTake("}")) {
            separator(members.isEmpty());
            if (cursor.peek() != '\'' && cursor.peek() != '"') {
                throw cursor.fault("Expected a quoted name");
            }
            String name = string();
            cursor.skipBlanks();
            cursor.expect(":", "after a name");
            cursor.skipBlanks();
            members.put(name, value());
            cursor.skipBlanks();
        }
        cursor.leave();
        return members;
    }

    private void open(String bracket) {
        cursor.enter();
        cursor.expect(bracket, "here");
        cursor.skipBlanks();
    }

    private void separator(boolean first) {
        if (!first) {
            cursor.expect(",", "between values");
            cursor.skipBlanks();
        }
    }

    private String string() {
        char quote = cursor.take("a string");
        StringBuilder string = new StringBuilder();
        while (cursor.peek() != quote) {
            char c = cursor.take("a closing " + quote);
            string.append(c == '\\' ? escaped() : c);
        }
        cursor.moveTo(cursor.position() + 1);
        return string.toString();
    }

    private char escaped() {
        char c = cursor.take("a character after '\\'");
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(cursor.take("four hexadecimal digits after \\u"), 16);
            if (digit < 0) {
                throw cursor.fault("Expected four hexadecimal digits after \\u");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }
}
