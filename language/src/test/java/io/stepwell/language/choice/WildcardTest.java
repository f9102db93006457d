package io.stepwell.language.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class WildcardTest {
    @Test
    void agreesWithARegularExpressionOnRandomTexts() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String pattern = random(random, "ab*", 6);
            String text = random(random, "ab", 8);
            boolean expected = Pattern.matches(pattern.replace("*", ".*"), text);

            assertThat(Wildcard.compile(pattern).matches(text))
                    .as("'%s' on '%s', seed %d", pattern, text, seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void takesEscapedCharactersAsTheyAre() {
        assertThat(Wildcard.compile("a\\\\*").matches("a\\b")).isTrue();
        assertThat(Wildcard.compile("\\*").matches("*")).isTrue();
        assertThat(Wildcard.compile("\\*").matches("a")).isFalse();
    }

    @Test
    void refusesOtherEscapes() {
        assertThatThrownBy(() -> Wildcard.compile("\\a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Wildcard.compile("a\\")).isInstanceOf(IllegalArgumentException.class);
    }

    private static String random(Random random, String alphabet, int lengthMax) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(lengthMax + 1); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
