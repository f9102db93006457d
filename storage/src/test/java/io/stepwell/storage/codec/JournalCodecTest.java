package io.stepwell.storage.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.event.EventHead;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.json.Json;
import io.stepwell.storage.CorruptRecordException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

final class JournalCodecTest {
    private static final long SEED = Long.getLong("seed", new Random().nextLong());
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:execution:m:e";
    private static final String RERUN = "rerun with -Dseed=" + SEED + " -Dtest=JournalCodecTest";

    @Test
    void bringsBackEveryKindOfEventExactly() {
        for (Class<? extends Event> kind : RandomEvents.kinds()) {
            RandomEvents random = new RandomEvents(SEED);
            for (int i = 0; i < 50; i++) {
                expectSame(List.of(random.event(kind)));
            }
        }
    }

    @Test
    void bringsBackChunksOfManyEventsExactly() {
        RandomEvents random = new RandomEvents(SEED);
        for (int i = 0; i < 500; i++) {
            expectSame(random.chunk());
        }
    }

    @Test
    void bringsBackAnEmptyChunk() {
        assertThat(JournalCodec.decode(ARN, JournalCodec.encode(ARN, List.of())))
                .isEmpty();
    }

    @Test
    void bringsBackChunksWhateverTheArnSays() {
        for (String arn :
                List.of("", "m", "arn:e", ARN.replace(":m:e", ":m:m"), ARN.replace(":m:e", ":lambda:invoke"))) {
            List<Event> chunk = new RandomEvents(SEED).chunk();
            byte[] bytes = JournalCodec.encode(arn, chunk);
            assertThat(JournalCodec.decode(arn, bytes).toString()).as(RERUN).isEqualTo(chunk.toString());
        }
    }

    @Test
    void writesADocumentThatManyEventsPassOnOnlyOnce() {
        String text = "{\"payload\":\"" + "p".repeat(100_000) + "\"}";
        List<Event> chunk = new ArrayList<>();
        for (int i = 1; i <= 40; i += 2) {
            Json copy = Json.parse(new String(text.toCharArray()));
            chunk.add(new Event.StateEntered(new EventHead(i, i - 1, 1000), 0, StateType.PASS, "Pass it on", copy));
            chunk.add(new Event.StateExited(
                    new EventHead(i + 1, i, 1000), 0, StateType.PASS, "Pass it on", copy, Map.of(), "Pass it on"));
        }
        byte[] bytes = JournalCodec.encode(ARN, chunk);
        assertThat(bytes.length).isBetween(text.length(), text.length() + 40 * 12);

        List<Event> decoded = JournalCodec.decode(ARN, bytes);
        Json first = ((Event.StateEntered) decoded.getFirst()).input();
        assertThat(decoded).allSatisfy(event -> assertThat(payload(event)).isSameAs(first));
    }

    @Test
    void keepsTheTextOfADocumentAsItWas() {
        Json spaced = Json.parse("{ \"b\" : 1.0,\n \"a\":1e2 }");
        Event event = new Event.ExecutionSucceeded(new EventHead(2, 1, 5), spaced);
        Event decoded = JournalCodec.decode(ARN, JournalCodec.encode(ARN, List.of(event)))
                .getFirst();
        assertThat(payload(decoded).text()).isEqualTo(spaced.text());
    }

    @Test
    void refusesAChunkWithAnyByteChanged() {
        byte[] bytes = JournalCodec.encode(ARN, new RandomEvents(SEED).chunk());
        for (int at = 0; at < bytes.length; at++) {
            byte[] damaged = bytes.clone();
            damaged[at] ^= 0x04;
            assertThatThrownBy(() -> JournalCodec.decode(ARN, damaged))
                    .as(RERUN)
                    .isInstanceOf(CorruptRecordException.class);
        }
    }

    @Test
    void refusesAChunkThatWasCutOff() {
        byte[] bytes = JournalCodec.encode(ARN, new RandomEvents(SEED).chunk());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> JournalCodec.decode(ARN, cut))
                    .as(RERUN)
                    .isInstanceOf(CorruptRecordException.class);
        }
    }

    @Test
    void saysWhichVersionItFoundAndWhichItReads() {
        byte[] newer = JournalCodec.encode(ARN, List.of());
        newer[0] = 7;
        assertThatThrownBy(() -> JournalCodec.decode(ARN, newer))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("version 7")
                .hasMessageContaining("versions 1 to 2");
    }

    @Test
    void saysWhichTagItDoesNotKnow() {
        byte[] unknown = {1, 1, (byte) 250, 2, 2, 2, 0, 0, 0, 0};
        assertThatThrownBy(() -> JournalCodec.decode(ARN, sealed(unknown)))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("unknown kind of event 250");
    }

    /** Bytes with a right checksum that no encoder wrote must end in an exception, never in a crash or a huge array. */
    @Test
    void answersAnyBytesWithEventsOrARefusal() {
        Random random = new Random(SEED);
        byte[] sound = JournalCodec.encode(ARN, new RandomEvents(SEED).chunk());
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = sound.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                bytes[1 + random.nextInt(bytes.length - 1)] = (byte) random.nextInt(256);
            }
            byte[] sealed = sealed(bytes);
            try {
                assertThat(JournalCodec.decode(ARN, sealed)).as(RERUN).hasSizeLessThan(sealed.length);
            } catch (CorruptRecordException refused) {
                assertThat(refused).as(RERUN).hasMessageContaining("damaged");
            }
        }
    }

    private static void expectSame(List<Event> chunk) {
        byte[] bytes = JournalCodec.encode(ARN, chunk);
        List<Event> decoded = JournalCodec.decode(ARN, bytes);
        // as text, because records with documents would compare trees
        assertThat(decoded.toString()).as(RERUN).isEqualTo(chunk.toString());
        assertThat(decoded).as(RERUN).hasSameSizeAs(chunk);
        assertThat(JournalCodec.encode(ARN, decoded)).as(RERUN).isEqualTo(bytes);
    }

    private static Json payload(Event event) {
        return switch (event) {
            case Event.StateEntered e -> e.input();
            case Event.StateExited e -> e.output();
            case Event.ExecutionSucceeded e -> e.output();
            default -> throw new AssertionError(event);
        };
    }

    private static byte[] sealed(byte[] chunk) {
        int end = chunk.length - Integer.BYTES;
        CRC32C crc = new CRC32C();
        crc.update(chunk, 0, end);
        ByteBuffer.wrap(chunk).putInt(end, (int) crc.getValue());
        return chunk;
    }
}
