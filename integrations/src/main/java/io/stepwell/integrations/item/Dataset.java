package io.stepwell.integrations.item;

import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.integrations.s3.BucketException;
import io.stepwell.integrations.s3.BucketStore;
import io.stepwell.integrations.s3.ObjectInput;
import io.stepwell.integrations.s3.ObjectName;
import java.io.IOException;
import java.io.InputStream;

/**
 * An object that holds items.
 *
 * @param store where it is
 * @param name which it is
 */
record Dataset(BucketStore store, ObjectName name) {
    /** Its content, decompressed when it is compressed. */
    InputStream content() throws ItemReaderException, InterruptedException {
        try {
            return Compression.plain(ObjectInput.open(store, name));
        } catch (BucketException e) {
            throw new ItemReaderException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The failure that an error while reading means: what the store said, or else what the bytes are not. */
    ItemReaderException unreadable(Exception e) {
        String reason = String.valueOf(e.getMessage());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof BucketException refused) {
                return new ItemReaderException(String.valueOf(refused.getMessage()));
            }
            if (cause instanceof IOException io && io.getMessage() != null) {
                reason = io.getMessage();
            }
        }
        return wrong("cannot be read: " + reason);
    }

    /** A failure that names this object. */
    ItemReaderException wrong(String what) {
        return new ItemReaderException("The object " + name.source() + " " + what);
    }
}
