package io.stepwell.storage;

import org.jspecify.annotations.Nullable;

/** A record is damaged or of a format this program does not know. */
public final class CorruptRecordException extends StoreException {
    private static final long serialVersionUID = 1;

    public CorruptRecordException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
