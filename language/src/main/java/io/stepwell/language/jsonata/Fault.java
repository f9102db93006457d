package io.stepwell.language.jsonata;

import java.io.Serial;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error on its way out of the parser or the evaluator: a code, a position and what its message names. */
final class Fault extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The code of everything the budget refuses. */
    static final String OVERRUN = "U1001";

    private final String code;
    private final transient Map<String, @Nullable Object> inserts = new HashMap<>();
    private int position = -1;

    private Fault(String code) {
        super(null, null, false, false);
        this.code = code;
    }

    static Fault of(String code) {
        return new Fault(code);
    }

    /** An error whose message is already worded. */
    static Fault worded(String code, String message) {
        return new Fault(code).with("message", message);
    }

    /** What the reference's own guard reports for expressions that run away. */
    static Fault overrun(String message) {
        return worded(OVERRUN, message);
    }

    /** Sets the position unless it is known. */
    Fault at(int where) {
        if (position < 0) {
            position = where;
        }
        return this;
    }

    Fault token(@Nullable Object token) {
        return with("token", token);
    }

    Fault value(@Nullable Object value) {
        return with("value", value);
    }

    Fault with(String name, @Nullable Object insert) {
        inserts.put(name, insert);
        return this;
    }

    boolean names(String insert) {
        return inserts.containsKey(insert);
    }

    JsonataSyntaxException syntax() {
        return new JsonataSyntaxException(code, position, Messages.text(code, inserts));
    }

    JsonataFailure failure() {
        return new JsonataFailure(code, position, Messages.text(code, inserts));
    }

    String code() {
        return code;
    }
}
