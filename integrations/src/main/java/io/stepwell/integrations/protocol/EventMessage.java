package io.stepwell.integrations.protocol;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * A message of an AWS event stream ({@code application/vnd.amazon.eventstream}; AWS's Smithy specification, "Amazon Event Stream"): a
 * prelude with the lengths and its checksum, headers, a payload, a checksum of it all.
 *
 * @param headers those whose values are texts
 * @param payload must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
public record EventMessage(Map<String, String> headers, byte[] payload) {
    private static final int PRELUDE_BYTES = 12;
    private static final int CHECKSUM_BYTES = 4;

    /** The payload as UTF-8. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /**
     * The messages of a whole body.
     *
     * @throws UnreadableResponseException when it is no event stream, or breaks off in the midst of a message
     */
    public static List<EventMessage> all(byte[] body) throws UnreadableResponseException {
        List<EventMessage> messages = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(body);
        while (rest.hasRemaining()) {
            int length = rest.remaining() < PRELUDE_BYTES + CHECKSUM_BYTES ? -1 : rest.getInt(rest.position());
            if (length < PRELUDE_BYTES + CHECKSUM_BYTES || length > rest.remaining()) {
                throw new UnreadableResponseException("The event stream breaks off");
            }
            messages.add(one(rest.slice(rest.position(), length)));
            rest.position(rest.position() + length);
        }
        return messages;
    }

    private static EventMessage one(ByteBuffer message) throws UnreadableResponseException {
        int length = message.remaining();
        check(message, PRELUDE_BYTES - CHECKSUM_BYTES);
        check(message, length - CHECKSUM_BYTES);
        int headerBytes = message.getInt(4);
        if (headerBytes < 0 || headerBytes > length - PRELUDE_BYTES - CHECKSUM_BYTES) {
            throw new UnreadableResponseException("The event stream has headers of a wrong length");
        }
        byte[] payload = new byte[length - PRELUDE_BYTES - CHECKSUM_BYTES - headerBytes];
        message.get(PRELUDE_BYTES + headerBytes, payload);
        try {
            return new EventMessage(headers(message.slice(PRELUDE_BYTES, headerBytes)), payload);
        } catch (BufferUnderflowException broken) {
            throw new UnreadableResponseException("The event stream has a header that breaks off");
        }
    }

    private static void check(ByteBuffer message, int bytes) throws UnreadableResponseException {
        CRC32 checksum = new CRC32();
        checksum.update(message.slice(0, bytes));
        if ((int) checksum.getValue() != message.getInt(bytes)) {
            throw new UnreadableResponseException("The event stream has a wrong checksum");
        }
    }

    private static Map<String, String> headers(ByteBuffer bytes) throws UnreadableResponseException {
        Map<String, String> headers = new LinkedHashMap<>();
        while (bytes.hasRemaining()) {
            String name = text(bytes, bytes.get() & 0xff);
            byte type = bytes.get();
            int length = switch (type) {
                case 0, 1 -> 0; // true, false
                case 2 -> 1;
                case 3 -> 2;
                case 4 -> 4;
                case 5, 8 -> 8; // a number, a time
                case 6, 7 -> bytes.getShort() & 0xffff; // bytes, a text
                case 9 -> 16; // a UUID
                default -> throw new UnreadableResponseException("The event stream has a header of type " + type);
            };
            String value = text(bytes, length);
            if (type == 7) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    private static String text(ByteBuffer bytes, int length) {
        byte[] text = new byte[length];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
