package io.stepwell.storage.codec;

import io.stepwell.storage.CorruptRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Takes a key of {@link KeyWriter} apart, first part first; a key that is too short is a {@link CorruptRecordException}. */
public final class KeyReader {
    private final byte[] key;
    private int at;

    private KeyReader(byte[] key) {
        this.key = key;
    }

    public static KeyReader of(byte[] key) {
        return new KeyReader(key);
    }

    /** A {@link KeyWriter#number(int)}. */
    public int intNumber() {
        int from = skip(Integer.BYTES, "a number of 4 bytes");
        return ByteBuffer.wrap(key).getInt(from);
    }

    /** A {@link KeyWriter#number(long)}. */
    public long longNumber() {
        int from = skip(Long.BYTES, "a number of 8 bytes");
        return ByteBuffer.wrap(key).getLong(from);
    }

    /** A {@link KeyWriter#descending}. */
    public long descending() {
        return ~longNumber();
    }

    /** A {@link KeyWriter#text}. */
    public String text() {
        for (int end = at; end < key.length; end++) {
            if (key[end] == 0) {
                String value = new String(key, at, end - at, StandardCharsets.UTF_8);
                at = end + 1;
                return value;
            }
        }
        throw tooShort("a terminated text");
    }

    /** A {@link KeyWriter#rest}: all that is left. */
    public String rest() {
        String value = new String(key, at, key.length - at, StandardCharsets.UTF_8);
        at = key.length;
        return value;
    }

    private int skip(int count, String what) {
        if (count > key.length - at) {
            throw tooShort(what);
        }
        at += count;
        return at - count;
    }

    private CorruptRecordException tooShort(String what) {
        return new CorruptRecordException(
                "damaged key: it ends where " + what + " should be (byte " + at + " of " + key.length + ")", null);
    }
}
