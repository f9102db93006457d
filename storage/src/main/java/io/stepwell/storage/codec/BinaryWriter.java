package io.stepwell.storage.codec;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of a record one after the other into a growing buffer; {@link BinaryReader} reads them back with
 * the methods of the same names. Not safe for many threads.
 */
public final class BinaryWriter {
    /** The form of a text: every text that UTF-8 can carry. */
    static final int UTF_8_FORM = 0;
    /** The form of a text with unpaired surrogates, which JSON escapes can make: two bytes for each unit. */
    static final int UNITS_FORM = 1;

    private byte[] buffer;
    private int size;

    public BinaryWriter() {
        this(128);
    }

    /** A writer whose first buffer holds so many bytes. */
    public BinaryWriter(int expectedBytes) {
        buffer = new byte[Math.max(16, expectedBytes)];
    }

    /** One byte, 0 to 255. */
    public BinaryWriter u8(int value) {
        if (value < 0 || value > 255) {
            throw new IllegalArgumentException("not one unsigned byte: " + value);
        }
        ensure(1);
        buffer[size++] = (byte) value;
        return this;
    }

    /** A number in 1 to 10 bytes, short when it is small; a negative one takes 10. */
    public BinaryWriter unsigned(long value) {
        ensure(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
        return this;
    }

    /** A number in 1 to 10 bytes, short when it is near zero. */
    public BinaryWriter signed(long value) {
        return unsigned((value << 1) ^ (value >> 63));
    }

    /** Four bytes, big-endian. */
    public BinaryWriter fixedInt(int value) {
        ensure(Integer.BYTES);
        ByteBuffer.wrap(buffer).putInt(size, value);
        size += Integer.BYTES;
        return this;
    }

    /** Eight bytes, big-endian. */
    public BinaryWriter fixedLong(long value) {
        ensure(Long.BYTES);
        ByteBuffer.wrap(buffer).putLong(size, value);
        size += Long.BYTES;
        return this;
    }

    /** Eight bytes; every bit pattern comes back as it was. */
    public BinaryWriter float64(double value) {
        return fixedLong(Double.doubleToRawLongBits(value));
    }

    /** One byte. */
    public BinaryWriter flag(boolean value) {
        return u8(value ? 1 : 0);
    }

    /** A text with its length; any Java string comes back as it was. */
    public BinaryWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        if (new String(utf8, StandardCharsets.UTF_8).equals(value)) {
            return unsigned((long) utf8.length << 1 | UTF_8_FORM).raw(utf8, utf8.length);
        }
        byte[] units = new byte[2 * value.length()];
        for (int i = 0; i < value.length(); i++) {
            units[2 * i] = (byte) (value.charAt(i) >> 8);
            units[2 * i + 1] = (byte) value.charAt(i);
        }
        return unsigned((long) units.length << 1 | UNITS_FORM).raw(units, units.length);
    }

    /** A text or null. */
    public BinaryWriter nullableText(@Nullable String value) {
        flag(value != null);
        return value == null ? this : text(value);
    }

    /** A {@link #signed} number or null. */
    public BinaryWriter nullableSigned(@Nullable Long value) {
        flag(value != null);
        return value == null ? this : signed(value);
    }

    /** Bytes with their length. */
    public BinaryWriter bytes(byte[] value) {
        return unsigned(value.length).raw(value, value.length);
    }

    /** Texts by text, in the map's order. */
    public BinaryWriter textMap(Map<String, String> value) {
        unsigned(value.size());
        value.forEach((key, element) -> text(key).text(element));
        return this;
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    /** What was written, in place, for a checksum; read {@link #size} bytes. */
    byte[] buffer() {
        return buffer;
    }

    private BinaryWriter raw(byte[] value, int length) {
        ensure(length);
        System.arraycopy(value, 0, buffer, size, length);
        size += length;
        return this;
    }

    private void ensure(int more) {
        if (more > buffer.length - size) {
            long needed = (long) size + more;
            if (needed > Integer.MAX_VALUE - 16) {
                throw new IllegalStateException("a record of more than 2 GiB; write smaller chunks");
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, 2L * size)));
        }
    }
}
