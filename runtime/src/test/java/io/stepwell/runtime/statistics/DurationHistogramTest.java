package io.stepwell.runtime.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

final class DurationHistogramTest {
    @Test
    void quantilesAreOffByLessThanATenth() {
        Random random = new Random(7);
        DurationHistogram histogram = new DurationHistogram();
        long[] durations = random.doubles(20_000, 3, 17)
                .mapToLong(e -> Math.round(Math.exp(e)))
                .toArray();
        Arrays.stream(durations).forEach(histogram::add);
        Arrays.sort(durations);
        for (double share : new double[] {0.5, 0.95, 0.99}) {
            long exact = durations[(int) Math.ceil(share * durations.length) - 1];
            assertThat(histogram.quantileMillis(share)).as("%s", share).isCloseTo(exact, Percentage.withPercentage(10));
        }
        assertThat(histogram.maxMillis()).isEqualTo(durations[durations.length - 1]);
    }

    @Test
    void noQuantileIsLargerThanTheLongest() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.add(100);
        assertThat(histogram.quantileMillis(0.99)).isCloseTo(100, within(10L));
        assertThat(histogram.quantileMillis(0.99)).isLessThanOrEqualTo(100);
    }

    @Test
    void nothingHasNoQuantiles() {
        assertThat(new DurationHistogram().quantileMillis(0.5)).isZero();
    }

    @Test
    void aClockThatWasSetBackAndTheLongestTimeOfAllAreCounted() {
        DurationHistogram histogram = new DurationHistogram();
        histogram.add(-5);
        histogram.add(Long.MAX_VALUE / 2);
        assertThat(histogram.count()).isEqualTo(2);
        assertThat(histogram.quantileMillis(0.5)).isZero();
    }

    @Test
    void whatIsWrittenIsReadAgainAndSumsUp() {
        DurationHistogram histogram = new DurationHistogram();
        for (long millis = 0; millis < 5_000; millis += 7) {
            histogram.add(millis);
        }
        BinaryWriter out = new BinaryWriter();
        histogram.write(out);
        DurationHistogram read = DurationHistogram.read(new BinaryReader(out.toBytes()));
        read.addAll(histogram);
        assertThat(read.count()).isEqualTo(2 * histogram.count());
        assertThat(read.sumMillis()).isEqualTo(2 * histogram.sumMillis());
        assertThat(read.quantileMillis(0.95)).isEqualTo(histogram.quantileMillis(0.95));
    }

    @Test
    void theOrderInWhichDurationsComeAndHowTheyAreSummedUpMakesNoDifference() {
        long[] durations = new Random(11).longs(300, 0, 100_000).toArray();
        DurationHistogram asTheyCome = new DurationHistogram();
        DurationHistogram longestLast = new DurationHistogram();
        DurationHistogram sum = new DurationHistogram();
        for (long millis : durations) {
            asTheyCome.add(millis);
            DurationHistogram one = new DurationHistogram();
            one.add(millis);
            sum.addAll(one);
        }
        Arrays.sort(durations);
        Arrays.stream(durations).forEach(longestLast::add);
        assertThat(written(asTheyCome)).isEqualTo(written(longestLast)).isEqualTo(written(sum));
    }

    @Test
    void whatAHistogramTookInIsNotChangedByWhatComesToIt() {
        DurationHistogram first = new DurationHistogram();
        first.add(10);
        DurationHistogram sum = new DurationHistogram();
        sum.addAll(first);
        sum.add(10);
        assertThat(first.count()).isEqualTo(1);
        assertThat(written(first)).isNotEqualTo(written(sum));
        first.add(10);
        assertThat(written(first)).isEqualTo(written(sum));
    }

    private static byte[] written(DurationHistogram histogram) {
        BinaryWriter out = new BinaryWriter();
        histogram.write(out);
        return out.toBytes();
    }
}
