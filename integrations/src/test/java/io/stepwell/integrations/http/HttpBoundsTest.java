package io.stepwell.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HttpBoundsTest {
    private static final long NOW = 1_000_000;

    @Test
    void aMinuteIsTheLongestOnAwsWhateverTheTaskSays() {
        HttpBounds bounds = HttpBounds.aws();
        assertThat(bounds.endMillis(Long.MAX_VALUE, NOW)).isEqualTo(NOW + 60_000);
        assertThat(bounds.endMillis(NOW + 300_000, NOW)).isEqualTo(NOW + 60_000);
        assertThat(bounds.endMillis(NOW + 10_000, NOW)).isEqualTo(NOW + 12_000);
    }

    @Test
    void withOpenLimitsTheTimeoutOfTheTaskCountsUpToADay() {
        HttpBounds bounds = HttpBounds.open(16 << 20);
        assertThat(bounds.endMillis(Long.MAX_VALUE, NOW)).isEqualTo(NOW + 60_000);
        assertThat(bounds.endMillis(NOW + 300_000, NOW)).isEqualTo(NOW + 302_000);
        assertThat(bounds.endMillis(NOW + 10 * 86_400_000L, NOW)).isEqualTo(NOW + 86_400_000);
    }
}
