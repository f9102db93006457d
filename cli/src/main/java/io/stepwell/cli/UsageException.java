package io.stepwell.cli;

/** What was asked for cannot be done as it was asked; the message says what to change. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message, null, false, false);
    }
}
