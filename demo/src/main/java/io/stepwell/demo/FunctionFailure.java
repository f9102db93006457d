package io.stepwell.demo;

/** A function fails, as Lambda tells it: by the name of an error and a message. */
final class FunctionFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String error;

    FunctionFailure(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** What a Retry or Catch of the definition looks for, for instance {@code CardDeclined}. */
    String error() {
        return error;
    }
}
