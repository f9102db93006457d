package io.stepwell.engine.item;

/** Results cannot be written: the map run fails with {@link #ERROR}, and Retry and Catch may handle it. */
public final class ResultWriterException extends Exception {
    /** The error name. */
    public static final String ERROR = "States.ResultWriterFailed";

    private static final long serialVersionUID = 1;

    /**
     * A failure to write.
     *
     * @param cause what the history shows as cause
     */
    public ResultWriterException(String cause) {
        super(cause, null, false, false);
    }

    /** The cause as the history shows it. */
    public String causeText() {
        return String.valueOf(getMessage());
    }
}
