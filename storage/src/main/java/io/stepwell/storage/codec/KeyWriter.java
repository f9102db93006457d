package io.stepwell.storage.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Builds a key whose order as unsigned bytes is the order of its parts, first part first. {@link KeyReader} takes it
 * apart. Not safe for many threads.
 */
public final class KeyWriter {
    private static final int OPEN_END_BYTES = 32;

    private byte[] buffer = new byte[64];
    private int size;

    private KeyWriter() {}

    /** An empty key. */
    public static KeyWriter key() {
        return new KeyWriter();
    }

    /** Four bytes; negative numbers come after all others. */
    public KeyWriter number(int value) {
        ensure(Integer.BYTES);
        ByteBuffer.wrap(buffer).putInt(size, value);
        size += Integer.BYTES;
        return this;
    }

    /** Eight bytes; negative numbers come after all others. */
    public KeyWriter number(long value) {
        ensure(Long.BYTES);
        ByteBuffer.wrap(buffer).putLong(size, value);
        size += Long.BYTES;
        return this;
    }

    /** Eight bytes; large numbers come first. */
    public KeyWriter descending(long value) {
        return number(~value);
    }

    /**
     * A text that other parts may follow; a text comes before those it is a prefix of.
     *
     * @throws IllegalArgumentException when the text holds NUL or an unpaired surrogate
     */
    public KeyWriter text(String value) {
        rest(value);
        ensure(1);
        buffer[size++] = 0;
        return this;
    }

    /**
     * A text that is the last part, without terminator.
     *
     * @throws IllegalArgumentException when the text holds NUL or an unpaired surrogate
     */
    public KeyWriter rest(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (value.indexOf('\0') >= 0 || !new String(utf8, StandardCharsets.UTF_8).equals(value)) {
            throw new IllegalArgumentException("a key cannot hold NUL or an unpaired surrogate: " + value);
        }
        ensure(utf8.length);
        System.arraycopy(utf8, 0, buffer, size, utf8.length);
        size += utf8.length;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    /**
     * The smallest key greater than all keys with that prefix: the end of a scan. A prefix that is empty or all 0xFF has
     * none; then the answer is greater than all its keys that do not go on with 32 bytes of 0xFF, which no text does.
     */
    public static byte[] successor(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xFF) {
            last--;
        }
        if (last >= 0) {
            byte[] next = Arrays.copyOf(prefix, last + 1);
            next[last]++;
            return next;
        }
        byte[] open = new byte[prefix.length + OPEN_END_BYTES];
        Arrays.fill(open, (byte) 0xFF);
        return open;
    }

    private void ensure(int more) {
        if (more > buffer.length - size) {
            buffer = Arrays.copyOf(buffer, Math.max(size + more, 2 * buffer.length));
        }
    }
}
