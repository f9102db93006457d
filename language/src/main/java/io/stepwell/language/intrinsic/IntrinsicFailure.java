package io.stepwell.language.intrinsic;

/**
 * An intrinsic function could not be evaluated: {@code States.IntrinsicFailure}. The message names the whole call, as
 * AWS words it: {@code The function 'States.MathAdd($.a, 1)' had the following error: Invalid arguments in
 * States.MathAdd}.
 */
public final class IntrinsicFailure extends Exception {
    private static final long serialVersionUID = 1;

    IntrinsicFailure(String message) {
        super(message, null, false, false);
    }
}
