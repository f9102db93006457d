package io.stepwell.integrations.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an object from its beginning, read part by part as they are wanted. A {@link BucketException} comes out
 * as the cause of an {@link IOException}; an interrupt as {@link InterruptedIOException}, with the interrupt restored.
 */
public final class ObjectInput extends InputStream {
    private static final int PART_BYTES = 4 << 20;
    private static final ObjectPart NOTHING_YET = new ObjectPart(new byte[0], Long.MAX_VALUE, "");

    private final BucketStore store;
    private final ObjectName object;
    private ObjectPart part = NOTHING_YET;
    private long partOffset;
    private int inPart;

    private ObjectInput(BucketStore store, ObjectName object) {
        this.store = store;
        this.object = object;
    }

    /**
     * Opens an object by reading its first part.
     *
     * @throws BucketException when there is no such object, or it cannot be read
     */
    public static ObjectInput open(BucketStore store, ObjectName object) throws BucketException, InterruptedException {
        ObjectInput input = new ObjectInput(store, object);
        input.part = store.read(object, null, 0, PART_BYTES);
        return input;
    }

    /** The length of the object in bytes. */
    public long length() {
        return part.objectBytes();
    }

    /** Names the content that is read. */
    public @Nullable String etag() {
        return part.etag().isEmpty() ? null : part.etag();
    }

    @Override
    public int read() throws IOException {
        return fill() ? part.bytes()[inPart++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, part.bytes().length - inPart);
        System.arraycopy(part.bytes(), inPart, into, offset, count);
        inPart += count;
        return count;
    }

    /** Makes sure that a byte is there; false at the end. */
    private boolean fill() throws IOException {
        if (inPart < part.bytes().length) {
            return true;
        }
        long next = partOffset + part.bytes().length;
        if (next >= part.objectBytes()) {
            return false;
        }
        try {
            part = store.read(object, etag(), next, PART_BYTES);
        } catch (BucketException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
        partOffset = next;
        inPart = 0;
        return part.bytes().length > 0;
    }
}
