package io.stepwell.language.data;

/** How variables may be called: Unicode identifiers of at most 80 characters (ASL section "Variables"). */
public final class VariableName {
    /** The longest name, in characters. */
    public static final int MAX_CHARACTERS = 80;

    /** The name that expressions use for what the service offers. */
    public static final String RESERVED = "states";

    private VariableName() {}

    /** Whether a variable may be called that. */
    public static boolean isValid(String name) {
        return !name.isEmpty()
                && end(name, 0) == name.length()
                && name.codePointCount(0, name.length()) <= MAX_CHARACTERS
                && !name.equals(RESERVED);
    }

    /** Where the identifier that begins at this index ends; the index itself when none begins there. */
    public static int end(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            boolean fits = at == start
                    ? Character.isUnicodeIdentifierStart(character) || character == '_'
                    : Character.isUnicodeIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
            if (!fits) {
                break;
            }
            at += Character.charCount(character);
        }
        return at;
    }
}
