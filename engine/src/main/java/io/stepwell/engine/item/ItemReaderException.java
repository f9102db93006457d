package io.stepwell.engine.item;

/** A dataset cannot be read: the map run fails with {@link #ERROR}, and Retry and Catch may handle it. */
public final class ItemReaderException extends Exception {
    /** The error name. */
    public static final String ERROR = "States.ItemReaderFailed";

    private static final long serialVersionUID = 1;

    /**
     * A failure to read.
     *
     * @param cause what the history shows as cause
     */
    public ItemReaderException(String cause) {
        super(cause, null, false, false);
    }

    /** The cause as the history shows it. */
    public String causeText() {
        return String.valueOf(getMessage());
    }
}
