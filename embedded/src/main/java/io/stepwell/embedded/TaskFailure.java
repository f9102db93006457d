package io.stepwell.embedded;

/** A task fails with this error name, which Retry and Catch match. */
public final class TaskFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String error;

    /**
     * @param error the error's name: {@code CardDeclined}
     * @param message what happened
     */
    public TaskFailure(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** The error's name. */
    public String error() {
        return error;
    }
}
