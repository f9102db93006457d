package io.stepwell.runtime.statistics;

import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import java.util.Arrays;

/**
 * Durations in buckets whose bounds grow by the fourth root of two, so that a quantile is off by less than a tenth. The
 * last bucket takes everything longer than two years. Not safe for many threads.
 */
public final class DurationHistogram {
    private static final int BUCKETS_PER_DOUBLING = 4;
    private static final int BUCKETS = 36 * BUCKETS_PER_DOUBLING + 1;

    private final long[] counts = new long[BUCKETS];
    private long count;
    private long sumMillis;
    private long maxMillis;

    /** Counts a duration; a negative one, of a clock that was set back, counts as none. */
    public void add(long millis) {
        long duration = Math.max(0, millis);
        counts[bucket(duration)]++;
        count++;
        sumMillis += duration;
        maxMillis = Math.max(maxMillis, duration);
    }

    void addAll(DurationHistogram other) {
        Arrays.setAll(counts, i -> counts[i] + other.counts[i]);
        count += other.count;
        sumMillis += other.sumMillis;
        maxMillis = Math.max(maxMillis, other.maxMillis);
    }

    public long count() {
        return count;
    }

    public long sumMillis() {
        return sumMillis;
    }

    public long maxMillis() {
        return maxMillis;
    }

    /** The duration that this share of all does not exceed, within the width of a bucket; 0 when there is none. */
    public long quantileMillis(double share) {
        long rank = Math.max(1, (long) Math.ceil(share * count));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts[i];
            if (seen >= rank) {
                return Math.min(maxMillis, middleMillis(i));
            }
        }
        return 0;
    }

    private static int bucket(long millis) {
        if (millis == 0) {
            return 0;
        }
        int index = 1 + (int) Math.floor(BUCKETS_PER_DOUBLING * (Math.log(millis) / Math.log(2)));
        return Math.min(BUCKETS - 1, index);
    }

    private static long middleMillis(int bucket) {
        return bucket == 0 ? 0 : Math.round(Math.pow(2, (bucket - 0.5) / BUCKETS_PER_DOUBLING));
    }

    /** Only buckets that are not empty take room. */
    void write(BinaryWriter out) {
        out.unsigned(count).unsigned(sumMillis).unsigned(maxMillis);
        out.unsigned(Arrays.stream(counts).filter(n -> n > 0).count());
        for (int i = 0; i < BUCKETS; i++) {
            if (counts[i] > 0) {
                out.unsigned(i).unsigned(counts[i]);
            }
        }
    }

    static DurationHistogram read(BinaryReader in) {
        DurationHistogram read = new DurationHistogram();
        read.count = in.unsigned();
        read.sumMillis = in.unsigned();
        read.maxMillis = in.unsigned();
        for (long left = in.unsigned(); left > 0; left--) {
            int bucket = (int) Math.min(BUCKETS - 1, in.unsigned());
            read.counts[bucket] += in.unsigned();
        }
        return read;
    }
}
