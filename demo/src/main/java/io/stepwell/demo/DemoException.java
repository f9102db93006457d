package io.stepwell.demo;

/** The demo cannot be shown; the message says why and what to do. */
public final class DemoException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DemoException(String message) {
        super(message, null, false, false);
    }
}
