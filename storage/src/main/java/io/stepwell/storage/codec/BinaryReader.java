package io.stepwell.storage.codec;

import io.stepwell.storage.CorruptRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a {@link BinaryWriter} wrote, with the methods of the same names. Every length is checked against the
 * bytes that are left before anything is allocated; damaged bytes give a {@link CorruptRecordException} that says what
 * was expected and where.
 */
public final class BinaryReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    public BinaryReader(byte[] bytes) {
        this(bytes, bytes.length);
    }

    /** Reads only the first {@code end} bytes. */
    BinaryReader(byte[] bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    public int u8() {
        need(1, "a byte");
        return bytes[at++] & 0xFF;
    }

    public long unsigned() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = u8();
            value |= (long) (b & 0x7F) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw corrupt("a number is longer than 10 bytes");
    }

    public long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A {@link #signed} number that fits an int. */
    public int signedInt() {
        long value = signed();
        if (value != (int) value) {
            throw corrupt("a number does not fit 32 bits: " + value);
        }
        return (int) value;
    }

    /** An {@link #unsigned} number of elements that follow, each of at least one byte. */
    public int count() {
        long count = unsigned();
        if (count < 0 || count > end - at) {
            throw corrupt("a list claims " + Long.toUnsignedString(count) + " elements");
        }
        return (int) count;
    }

    public int fixedInt() {
        need(Integer.BYTES, "4 bytes");
        at += Integer.BYTES;
        return ByteBuffer.wrap(bytes).getInt(at - Integer.BYTES);
    }

    public long fixedLong() {
        need(Long.BYTES, "8 bytes");
        at += Long.BYTES;
        return ByteBuffer.wrap(bytes).getLong(at - Long.BYTES);
    }

    public double float64() {
        return Double.longBitsToDouble(fixedLong());
    }

    public boolean flag() {
        int value = u8();
        if (value > 1) {
            throw corrupt("a flag is neither 0 nor 1: " + value);
        }
        return value == 1;
    }

    public String text() {
        long head = unsigned();
        int length = length(head >>> 1, "a text");
        String value;
        if ((head & 1) == BinaryWriter.UTF_8_FORM) {
            value = new String(bytes, at, length, StandardCharsets.UTF_8);
        } else {
            value = units(length);
        }
        at += length;
        return value;
    }

    public @Nullable String nullableText() {
        return flag() ? text() : null;
    }

    public @Nullable Long nullableSigned() {
        return flag() ? signed() : null;
    }

    public byte[] bytes() {
        int length = length(unsigned(), "a byte string");
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    /** In the order written. */
    public Map<String, String> textMap() {
        int count = count();
        Map<String, String> map = LinkedHashMap.newLinkedHashMap(Math.min(count, 1024));
        for (int i = 0; i < count; i++) {
            String key = text();
            map.put(key, text());
        }
        return map;
    }

    public boolean isAtEnd() {
        return at == end;
    }

    /** Refuses bytes that nothing has read. */
    public void expectEnd() {
        if (at != end) {
            throw corrupt((end - at) + " bytes are left over");
        }
    }

    /** An exception that says where the record is damaged. */
    CorruptRecordException corrupt(String what) {
        return new CorruptRecordException("damaged record: " + what + " (byte " + at + " of " + end + ")", null);
    }

    private String units(int length) {
        if (length % 2 != 0) {
            throw corrupt("a text of two-byte units has an odd length: " + length);
        }
        char[] units = new char[length / 2];
        ByteBuffer.wrap(bytes, at, length).asCharBuffer().get(units);
        return new String(units);
    }

    private int length(long claimed, String what) {
        if (claimed < 0 || claimed > end - at) {
            throw corrupt(what + " claims " + Long.toUnsignedString(claimed) + " bytes");
        }
        return (int) claimed;
    }

    private void need(int count, String what) {
        if (count > end - at) {
            throw corrupt("it ends where " + what + " should be");
        }
    }
}
