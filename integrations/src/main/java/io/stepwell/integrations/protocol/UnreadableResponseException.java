package io.stepwell.integrations.protocol;

/** A body is not what the service's protocol says. */
public final class UnreadableResponseException extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableResponseException(String message) {
        super(message, null, false, false);
    }
}
