package io.stepwell.integrations.item;

import io.stepwell.integrations.s3.BucketStore;
import io.stepwell.integrations.s3.Listing;
import io.stepwell.integrations.s3.ObjectName;
import io.stepwell.integrations.s3.ObjectPage;
import io.stepwell.integrations.s3.ObjectPart;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Objects that consist of one text again and again, made while they are read; what is written is only counted. */
final class EndlessBucket implements BucketStore {
    private final byte[] text;
    private final long objectBytes;
    private long written;

    EndlessBucket(String text, long times) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.objectBytes = this.text.length * times;
    }

    /** How many bytes were written. */
    long written() {
        return written;
    }

    @Override
    public ObjectPart read(ObjectName object, @Nullable String etag, long offset, int bytesMax) {
        byte[] bytes = new byte[(int) Math.clamp(objectBytes - offset, 0, bytesMax)];
        int phase = (int) (offset % text.length);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = text[phase];
            phase = phase + 1 == text.length ? 0 : phase + 1;
        }
        return new ObjectPart(bytes, objectBytes, "\"endless\"");
    }

    @Override
    public ObjectPage list(Listing listing, @Nullable String token) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(String bucket, String key, byte[] body) {
        written += body.length;
    }

    @Override
    public Upload upload(String bucket, String key) {
        return new Upload() {
            @Override
            public void add(byte[] part) {
                written += part.length;
            }

            @Override
            public void complete() {
                // it is counted
            }

            @Override
            public void abandon() {
                // it is counted
            }
        };
    }
}
