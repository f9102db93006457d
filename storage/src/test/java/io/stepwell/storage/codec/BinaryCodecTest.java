package io.stepwell.storage.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.storage.CorruptRecordException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class BinaryCodecTest {
    private static final long[] NUMBERS = {
        0, 1, -1, 63, 64, -64, -65, 127, 128, 1L << 35, Long.MAX_VALUE, Long.MIN_VALUE
    };

    @Test
    void bringsBackNumbersOfEverySize() {
        for (long number : NUMBERS) {
            BinaryReader in = new BinaryReader(new BinaryWriter()
                    .unsigned(number)
                    .signed(number)
                    .fixedLong(number)
                    .fixedInt((int) number)
                    .float64(Double.longBitsToDouble(number))
                    .nullableSigned(number)
                    .nullableSigned(null)
                    .toBytes());
            assertThat(in.unsigned()).isEqualTo(number);
            assertThat(in.signed()).isEqualTo(number);
            assertThat(in.fixedLong()).isEqualTo(number);
            assertThat(in.fixedInt()).isEqualTo((int) number);
            assertThat(Double.doubleToRawLongBits(in.float64())).isEqualTo(number);
            assertThat(in.nullableSigned()).isEqualTo(number);
            assertThat(in.nullableSigned()).isNull();
            in.expectEnd();
        }
    }

    @Test
    void writesSmallNumbersShort() {
        assertThat(new BinaryWriter().unsigned(127).toBytes()).hasSize(1);
        assertThat(new BinaryWriter().unsigned(128).toBytes()).hasSize(2);
        assertThat(new BinaryWriter().signed(-64).toBytes()).hasSize(1);
    }

    @Test
    void bringsBackAnyTextAndAnyBytes() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("z", "1");
        map.put("a", "\ud83d alone");
        byte[] bytes = {0, -1, 7};
        BinaryReader in = new BinaryReader(new BinaryWriter(0)
                .text("")
                .text("grüße 漢字 🚀")
                .text("\udc00?")
                .nullableText(null)
                .nullableText("x")
                .flag(true)
                .flag(false)
                .u8(255)
                .bytes(bytes)
                .textMap(map)
                .text("y".repeat(100_000))
                .toBytes());
        assertThat(in.text()).isEmpty();
        assertThat(in.text()).isEqualTo("grüße 漢字 🚀");
        assertThat(in.text()).isEqualTo("\udc00?");
        assertThat(in.nullableText()).isNull();
        assertThat(in.nullableText()).isEqualTo("x");
        assertThat(in.flag()).isTrue();
        assertThat(in.flag()).isFalse();
        assertThat(in.u8()).isEqualTo(255);
        assertThat(in.bytes()).isEqualTo(bytes);
        assertThat(in.textMap()).containsExactlyEntriesOf(map);
        assertThat(in.isAtEnd()).isFalse();
        assertThat(in.text()).hasSize(100_000);
        assertThat(in.isAtEnd()).isTrue();
    }

    @Test
    void refusesARecordThatEndsTooEarly() {
        byte[] whole = new BinaryWriter()
                .text("some text")
                .fixedLong(7)
                .bytes(new byte[3])
                .toBytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> {
                        BinaryReader in = new BinaryReader(cut);
                        in.text();
                        in.fixedLong();
                        in.bytes();
                    })
                    .isInstanceOf(CorruptRecordException.class)
                    .hasMessageContaining("damaged record")
                    .hasMessageContaining("of " + length);
        }
    }

    @Test
    void refusesLengthsThatCannotBeBeforeItAllocates() {
        for (long length : new long[] {2, Integer.MAX_VALUE, 1L << 40, -1}) {
            byte[] bytes = new BinaryWriter().unsigned(length).u8(1).toBytes();
            expectRefused(bytes, BinaryReader::bytes, "claims");
            expectRefused(bytes, BinaryReader::count, "claims");
            expectRefused(bytes, BinaryReader::textMap, "claims");
            byte[] text = new BinaryWriter().unsigned(length << 1).u8(1).toBytes();
            expectRefused(text, BinaryReader::text, "claims");
        }
    }

    @Test
    void refusesValuesThatNoWriterWrites() {
        byte[] tooLong = new byte[11];
        Arrays.fill(tooLong, (byte) 0x80);
        expectRefused(tooLong, BinaryReader::unsigned, "longer than 10 bytes");
        expectRefused(new byte[] {2}, BinaryReader::flag, "neither 0 nor 1");
        expectRefused(new BinaryWriter().signed(1L << 40).toBytes(), BinaryReader::signedInt, "32 bits");
        expectRefused(new byte[] {7, 1, 1, 1}, BinaryReader::text, "odd length");
        expectRefused(new byte[] {7}, BinaryReader::expectEnd, "left over");
        assertThatThrownBy(() -> new BinaryWriter().u8(256)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void expectRefused(byte[] bytes, Consumer<BinaryReader> read, String message) {
        assertThatThrownBy(() -> read.accept(new BinaryReader(bytes)))
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining(message);
    }
}
