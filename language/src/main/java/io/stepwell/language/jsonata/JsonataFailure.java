package io.stepwell.language.jsonata;

import java.io.Serial;

/**
 * An expression could not be evaluated; code and message as the JSONata reference implementation words them, for
 * example {@code T1006} and {@code Attempted to invoke a non-function}.
 *
 * <p>What only this implementation refuses has the code {@code U1001}, the code the reference's own guard uses.
 */
public final class JsonataFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int position;

    JsonataFailure(String code, int position, String message) {
        super(message, null, false, false);
        this.code = code;
        this.position = position;
    }

    /** The stable code, such as {@code T1006}. */
    public String code() {
        return code;
    }

    /** Whether the budget was spent: with a larger one the evaluation might end otherwise. */
    public boolean isOverrun() {
        return code.equals(Fault.OVERRUN);
    }

    /** How many characters of the expression precede the end of the failing part; -1 when that is not known. */
    public int position() {
        return position;
    }
}
