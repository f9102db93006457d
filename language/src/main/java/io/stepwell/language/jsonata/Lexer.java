package io.stepwell.language.jsonata;

import java.util.Set;

/** Cuts an expression into {@linkplain Token words}. */
final class Lexer {
    private static final Set<String> PAIRS = Set.of("..", ":=", "!=", ">=", "<=", "**", "~>");
    private static final String SINGLES = ".[]{}(),@#;:?+-*/%|=<>^&!~";
    private static final String BLANKS = " \t\n\r\u000B";

    private final String text;
    private int at;

    Lexer(String text) {
        this.text = text;
    }

    /** @param afterOperand whether a slash divides rather than begins a regular expression */
    Token next(boolean afterOperand) {
        skipBlanks();
        if (at >= text.length()) {
            return new Token(Token.Type.END, "(end)", text.length());
        }
        char c = text.charAt(at);
        if (c == '/' && !afterOperand) {
            return regex();
        }
        if (at + 1 < text.length() && PAIRS.contains(text.substring(at, at + 2))) {
            at += 2;
            return token(Token.Type.OPERATOR, text.substring(at - 2, at));
        }
        if (SINGLES.indexOf(c) >= 0) {
            at++;
            return token(Token.Type.OPERATOR, String.valueOf(c));
        }
        if (c == '"' || c == '\'') {
            return string(c);
        }
        if (c >= '0' && c <= '9') {
            return number();
        }
        return c == '`' ? quotedName() : name();
    }

    private Token token(Token.Type type, Object value) {
        return new Token(type, value, at);
    }

    private void skipBlanks() {
        while (at < text.length()) {
            if (BLANKS.indexOf(text.charAt(at)) >= 0) {
                at++;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw Fault.of("S0106").at(at).syntax();
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private Token regex() {
        at++;
        int start = at;
        int depth = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '/' && depth == 0 && !escaped(at)) {
                String pattern = text.substring(start, at);
                if (pattern.isEmpty()) {
                    throw Fault.of("S0301").at(at).syntax();
                }
                int flags = ++at;
                while (at < text.length() && (text.charAt(at) == 'i' || text.charAt(at) == 'm')) {
                    at++;
                }
                return token(Token.Type.REGEX, RegexFunction.compile(pattern, text.substring(flags, at), at));
            }
            boolean plain = text.charAt(at - 1) != '\\';
            if (plain && "([{".indexOf(c) >= 0) {
                depth++;
            } else if (plain && ")]}".indexOf(c) >= 0) {
                depth--;
            }
        }
        throw Fault.of("S0302").at(at).syntax();
    }

    private boolean escaped(int position) {
        int backslashes = 0;
        while (text.charAt(position - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private Token string(char quote) {
        StringBuilder out = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                return token(Token.Type.STRING, out.toString());
            }
            if (c == '\\') {
                at++;
                escape(out);
            } else {
                out.append(c);
            }
        }
        throw Fault.of("S0101").at(at).syntax();
    }

    private void escape(StringBuilder out) {
        char c = at < text.length() ? text.charAt(at) : 0;
        int simple = "\"\\/bfnrt".indexOf(c);
        if (simple >= 0) {
            out.append("\"\\/\b\f\n\r\t".charAt(simple));
        } else if (c == 'u') {
            int code = 0;
            for (int i = 1; i <= 4; i++) {
                int digit = at + i < text.length() ? Character.digit(text.charAt(at + i), 16) : -1;
                if (digit < 0) {
                    throw Fault.of("S0104").at(at).syntax();
                }
                code = code * 16 + digit;
            }
            out.append((char) code);
            at += 4;
        } else {
            throw Fault.of("S0103")
                    .at(at)
                    .token(c == 0 ? "" : String.valueOf(c))
                    .syntax();
        }
    }

    private Token number() {
        int start = at;
        if (text.charAt(at) == '0') {
            at++;
        } else {
            digits();
        }
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
            at++;
            digits();
        }
        exponent();
        double value = Double.parseDouble(text.substring(start, at));
        if (Double.isInfinite(value)) {
            throw Fault.of("S0102").at(start).token(text.substring(start, at)).syntax();
        }
        return token(Token.Type.NUMBER, Numbers.of(value));
    }

    private void exponent() {
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
            if (isDigit(at + 1 + sign)) {
                at += 1 + sign;
                digits();
            }
        }
    }

    private void digits() {
        while (isDigit(at)) {
            at++;
        }
    }

    private boolean isDigit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private Token quotedName() {
        int end = text.indexOf('`', at + 1);
        if (end < 0) {
            at = text.length();
            throw Fault.of("S0105").at(at).syntax();
        }
        String name = text.substring(at + 1, end);
        at = end + 1;
        return token(Token.Type.NAME, name);
    }

    private Token name() {
        int start = at;
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) < 0 && SINGLES.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.startsWith("$")) {
            return token(Token.Type.VARIABLE, name.substring(1));
        }
        return switch (name) {
            case "or", "in", "and" -> token(Token.Type.OPERATOR, name);
            case "true" -> token(Token.Type.VALUE, true);
            case "false" -> token(Token.Type.VALUE, false);
            case "null" -> new Token(Token.Type.VALUE, null, at);
            default -> token(Token.Type.NAME, name);
        };
    }
}
