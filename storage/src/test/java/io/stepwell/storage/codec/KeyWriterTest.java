package io.stepwell.storage.codec;

import static io.stepwell.storage.codec.KeyWriter.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.storage.CorruptRecordException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class KeyWriterTest {
    @Test
    void bringsBackItsParts() {
        byte[] bytes = key().number(7)
                .text("arn:ü🚀")
                .number(1L << 40)
                .descending(99)
                .rest("end/ß")
                .toBytes();
        KeyReader reader = KeyReader.of(bytes);
        assertThat(reader.intNumber()).isEqualTo(7);
        assertThat(reader.text()).isEqualTo("arn:ü🚀");
        assertThat(reader.longNumber()).isEqualTo(1L << 40);
        assertThat(reader.descending()).isEqualTo(99);
        assertThat(reader.rest()).isEqualTo("end/ß");
    }

    @Test
    void ordersKeysAsTheirParts() {
        expectAscending(List.of(
                key().number(0).toBytes(),
                key().number(1).toBytes(),
                key().number(256).toBytes(),
                key().number(Integer.MAX_VALUE).toBytes(),
                key().number(-1).toBytes()));
        expectAscending(List.of(
                key().number(0L).toBytes(),
                key().number(255L).toBytes(),
                key().number(1L << 50).toBytes(),
                key().number(Long.MAX_VALUE).toBytes(),
                key().number(Long.MIN_VALUE).toBytes()));
        expectAscending(List.of(
                key().descending(Long.MAX_VALUE).toBytes(),
                        key().descending(1000).toBytes(),
                key().descending(1).toBytes(), key().descending(0).toBytes()));
        expectAscending(List.of(
                key().text("").number(9).toBytes(),
                key().text("a").number(9).toBytes(),
                key().text("ab").number(1).toBytes(),
                key().text("b").number(0).toBytes(),
                key().text("ü").number(0).toBytes(),
                key().text("漢").number(0).toBytes(),
                key().text("🚀").number(0).toBytes()));
    }

    @Test
    void keepsOneTextApartFromALongerOneWithThatPrefix() {
        byte[] from = key().text("arn:m").toBytes();
        byte[] to = KeyWriter.successor(from);
        assertThat(Arrays.compareUnsigned(key().text("arn:m").number(-1L).toBytes(), to))
                .isNegative();
        assertThat(Arrays.compareUnsigned(key().text("arn:m2").number(0L).toBytes(), to))
                .isPositive();
    }

    @Test
    void refusesTextsThatWouldBreakTheOrder() {
        for (String bad : List.of("a\0b", "\0", "\ud800", "x\udc00")) {
            assertThatThrownBy(() -> key().text(bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> key().rest(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void findsTheEndOfAPrefix() {
        assertThat(KeyWriter.successor(new byte[] {1, 2})).containsExactly(1, 3);
        assertThat(KeyWriter.successor(new byte[] {1, -1, -1})).containsExactly(2);
        assertThat(KeyWriter.successor(new byte[] {0x7F})).containsExactly((byte) 0x80);
        byte[] prefix = {-1};
        assertThat(KeyWriter.successor(prefix)).hasSizeGreaterThan(1).startsWith((byte) -1);
        byte[] largest = key().number(-1).number(-1L).text("\udbff\udfff").toBytes();
        assertThat(Arrays.compareUnsigned(KeyWriter.successor(new byte[0]), largest))
                .isPositive();
    }

    @Test
    void refusesAKeyThatIsTooShort() {
        assertThatThrownBy(() -> KeyReader.of(new byte[3]).intNumber()).isInstanceOf(CorruptRecordException.class);
        assertThatThrownBy(() -> KeyReader.of(new byte[7]).longNumber()).isInstanceOf(CorruptRecordException.class);
        assertThatThrownBy(() -> KeyReader.of(new byte[] {65, 66}).text())
                .isInstanceOf(CorruptRecordException.class)
                .hasMessageContaining("terminated text");
    }

    private static void expectAscending(List<byte[]> keys) {
        for (int i = 1; i < keys.size(); i++) {
            assertThat(Arrays.compareUnsigned(keys.get(i - 1), keys.get(i)))
                    .as("key %d before key %d", i - 1, i)
                    .isNegative();
        }
    }
}
