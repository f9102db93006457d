package io.stepwell.language.jsonata;

import java.io.Serial;

/** A text is not a JSONata expression; the message is worded as the JSONata reference implementation words it. */
public final class JsonataSyntaxException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int position;

    JsonataSyntaxException(String code, int position, String message) {
        super(message, null, false, false);
        this.code = code;
        this.position = position;
    }

    /** The reference's code, such as {@code S0201}. */
    public String code() {
        return code;
    }

    /** How many characters of the expression were read when the error was found. */
    public int position() {
        return position;
    }
}
