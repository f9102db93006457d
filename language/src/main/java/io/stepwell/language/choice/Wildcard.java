package io.stepwell.language.choice;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of {@code StringMatches}: {@code *} stands for any text, {@code \*} for an asterisk, {@code \\} for a
 * backslash (ASL section "Choice Rules").
 */
public final class Wildcard {
    /** The literal texts between the asterisks. */
    private final List<String> parts;

    private Wildcard(List<String> parts) {
        this.parts = parts;
    }

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException when a backslash stands before anything but an asterisk or a backslash
     */
    public static Wildcard compile(String pattern) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '*') {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            if (c == '\\') {
                i++;
                c = i < pattern.length() ? pattern.charAt(i) : ' ';
                if (c != '*' && c != '\\') {
                    throw new IllegalArgumentException("a backslash may only stand before '*' or another backslash");
                }
            }
            part.append(c);
        }
        parts.add(part.toString());
        return new Wildcard(List.copyOf(parts));
    }

    boolean matches(String text) {
        String first = parts.getFirst();
        String last = parts.getLast();
        if (parts.size() == 1) {
            return text.equals(first);
        }
        int end = text.length() - last.length();
        if (end < first.length() || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        int at = first.length();
        for (String part : parts.subList(1, parts.size() - 1)) {
            int found = text.indexOf(part, at);
            if (found < 0 || found + part.length() > end) {
                return false;
            }
            at = found + part.length();
        }
        return true;
    }
}
