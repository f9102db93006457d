package io.stepwell.language.intrinsic;

/** What is wrong with one call, before the text of the whole call is put in front of it. */
final class IntrinsicFault extends Exception {
    private static final long serialVersionUID = 1;

    IntrinsicFault(String message) {
        super(message, null, false, false);
    }
}
