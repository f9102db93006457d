package io.stepwell.storage.codec;

import io.stepwell.engine.event.Event;
import io.stepwell.storage.CorruptRecordException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The bytes of a chunk of the journal.
 *
 * <pre>
 * version   u8       2
 * events    varint   how many follow
 * event     u8 tag ({@link EventTag}), head, fields; texts and documents are written once ({@link ChunkWriter}),
 *                    those of {@link FirstWords} not at all
 * checksum  u32      CRC32C of all before it
 * </pre>
 *
 * Version 1 had no {@link FirstWords}.
 */
public final class JournalCodec {
    private static final int VERSION = 2;
    private static final int VERSION_WITHOUT_FIRST_WORDS = 1;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    private JournalCodec() {}

    /**
     * The bytes of these events, in order; equal chunks of an execution have equal bytes.
     *
     * @param executionArn the execution, which the key of the chunk names
     */
    public static byte[] encode(String executionArn, List<Event> chunk) {
        BinaryWriter out = new BinaryWriter(1024);
        out.u8(VERSION).unsigned(chunk.size());
        ChunkWriter fields = new ChunkWriter(out, FirstWords.of(executionArn));
        for (Event event : chunk) {
            EventWriter.write(fields, event);
        }
        return out.fixedInt(checksum(out.buffer(), out.size())).toBytes();
    }

    /**
     * The events of a chunk. Documents are parsed when they are first asked for their tree.
     *
     * @param executionArn the execution, as it was when they were written
     * @throws CorruptRecordException when the bytes are damaged or of a version this program does not know
     */
    public static List<Event> decode(String executionArn, byte[] bytes) {
        int end = bytes.length - CHECKSUM_BYTES;
        if (end < 2) {
            throw new CorruptRecordException("damaged chunk of the journal: only " + bytes.length + " bytes", null);
        }
        if (bytes[0] < VERSION_WITHOUT_FIRST_WORDS || bytes[0] > VERSION) {
            throw new CorruptRecordException(
                    "chunk of the journal has format version " + (bytes[0] & 0xFF) + "; this program reads versions "
                            + VERSION_WITHOUT_FIRST_WORDS + " to " + VERSION
                            + ". It is damaged, or a newer program wrote it",
                    null);
        }
        verify(bytes, end);
        BinaryReader in = new BinaryReader(bytes, end);
        boolean hasFirstWords = in.u8() != VERSION_WITHOUT_FIRST_WORDS;
        int count = in.count();
        List<Event> events = new ArrayList<>(count);
        ChunkReader fields = new ChunkReader(in, hasFirstWords ? FirstWords.of(executionArn) : List.of());
        for (int i = 0; i < count; i++) {
            events.add(EventReader.read(fields));
        }
        in.expectEnd();
        return events;
    }

    private static void verify(byte[] bytes, int end) {
        int computed = checksum(bytes, end);
        int stored = ByteBuffer.wrap(bytes).getInt(end);
        if (computed != stored) {
            throw new CorruptRecordException(
                    "damaged chunk of the journal: its %d bytes have checksum %08x, but %08x was stored"
                            .formatted(bytes.length, computed, stored),
                    null);
        }
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
