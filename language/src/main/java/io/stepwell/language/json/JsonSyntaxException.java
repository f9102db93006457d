package io.stepwell.language.json;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A text is not JSON. The message is the parser's own sentence, as AWS passes it on. */
public final class JsonSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1;
    /** What Jackson adds about its source, which it does not keep. */
    private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at \\[.*]\\)");

    private final int line;
    private final int column;

    public JsonSyntaxException(String message, int line, int column) {
        super(message, null, false, false);
        this.line = line;
        this.column = column;
    }

    /** The fault as Jackson found it, worded as Jackson 2 does: AWS's messages say "field" where Jackson 3 says "property". */
    public static JsonSyntaxException of(JacksonException e) {
        String message = START_MARKER
                .matcher(String.valueOf(e.getOriginalMessage()).replace("property name", "field name"))
                .replaceFirst("");
        TokenStreamLocation at = e.getLocation();
        return at == null
                ? new JsonSyntaxException(message, 1, 1)
                : new JsonSyntaxException(message, at.getLineNr(), at.getColumnNr());
    }

    /** The fault of a number whose exponent is beyond all numbers, at this place. */
    public static JsonSyntaxException ofNumber(TokenStreamLocation at) {
        return new JsonSyntaxException(
                "Number out of range: its exponent is too large", at.getLineNr(), at.getColumnNr());
    }

    /** Line of the fault, from 1. */
    public int line() {
        return line;
    }

    /** Column of the fault, from 1. */
    public int column() {
        return column;
    }
}
