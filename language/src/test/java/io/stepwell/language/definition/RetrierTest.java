package io.stepwell.language.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RetrierTest {
    @Test
    void waitsLongerEachTime() {
        Retrier retrier = new Retrier(List.of("E"), 3, 5, 2.0, null, false);

        assertThat(retrier.delayMillis(0, 0.5)).isEqualTo(3_000);
        assertThat(retrier.delayMillis(1, 0.5)).isEqualTo(6_000);
        assertThat(retrier.delayMillis(2, 0.5)).isEqualTo(12_000);
    }

    @Test
    void neverWaitsLongerThanItsBound() {
        assertThat(new Retrier(List.of("E"), 3, 5, 2.0, 5L, false).delayMillis(1, 0))
                .isEqualTo(5_000);
        assertThat(new Retrier(List.of("E"), 99_999_999, 5, 1e300, null, false).delayMillis(99, 0))
                .isEqualTo(31_622_400_000L);
    }

    @Test
    void jitterDrawsBetweenNothingAndTheDelay() {
        Retrier retrier = new Retrier(List.of("E"), 4, 5, 1.0, null, true);

        assertThat(retrier.delayMillis(0, 0)).isZero();
        assertThat(retrier.delayMillis(0, 0.25)).isEqualTo(1_000);
    }
}
