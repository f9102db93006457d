package io.stepwell.storage;

import org.jspecify.annotations.Nullable;

/** The store cannot do what was asked; the message says why and what to do. */
public class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
