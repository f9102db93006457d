package io.stepwell.integrations.s3;

import io.stepwell.integrations.s3.BucketStore.Upload;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes an object of any length: at once when it is short, else part by part. For one thread. */
public final class ObjectOutput {
    private static final int PART_BYTES = 8 << 20;

    private final BucketStore store;
    private final String bucket;
    private final String key;
    private byte[] buffer = new byte[1 << 16];
    private int buffered;
    private long written;
    private @Nullable Upload upload;

    public ObjectOutput(BucketStore store, String bucket, String key) {
        this.store = store;
        this.bucket = bucket;
        this.key = key;
    }

    /** Adds bytes. */
    public void write(byte[] bytes) throws BucketException, InterruptedException {
        int taken = 0;
        while (taken < bytes.length) {
            int count = Math.min(bytes.length - taken, PART_BYTES - buffered);
            if (buffered + count > buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(PART_BYTES, Math.max(buffered + count, 2 * buffer.length)));
            }
            System.arraycopy(bytes, taken, buffer, buffered, count);
            buffered += count;
            taken += count;
            if (buffered == PART_BYTES) {
                send();
            }
        }
        written += bytes.length;
    }

    /** How many bytes were written. */
    public long length() {
        return written;
    }

    /** Makes the object; it is there when this returns. */
    public void complete() throws BucketException, InterruptedException {
        if (upload == null) {
            store.put(bucket, key, Arrays.copyOf(buffer, buffered));
            return;
        }
        if (buffered > 0) {
            send();
        }
        upload.complete();
        upload = null;
    }

    /** Drops what is not complete. */
    public void abandon() {
        if (upload != null) {
            upload.abandon();
            upload = null;
        }
    }

    private void send() throws BucketException, InterruptedException {
        Upload parts = upload;
        if (parts == null) {
            parts = store.upload(bucket, key);
            upload = parts;
        }
        parts.add(Arrays.copyOf(buffer, buffered));
        buffered = 0;
    }
}
