package io.stepwell.language.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CodePointsTest {
    @Test
    void agreesWithTheOrderOfCodePointsOnRandomTexts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String left = random(random);
            String right = random(random);
            int expected = Arrays.compare(
                    left.codePoints().toArray(), right.codePoints().toArray());

            assertThat(Integer.signum(CodePoints.compare(left, right)))
                    .as("'%s' and '%s', seed %d", left, right, seed)
                    .isEqualTo(Integer.signum(expected));
        }
    }

    private static String random(Random random) {
        int[] alphabet = {'a', 'b', 0xD7FF, 0xE000, 0xFFEE, 0x10000, 0x1F600, 0x10FFFF};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }
}
