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

    private static final int COUNT_BITS = 48;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
    private static final long[] EMPTY = {};

    /**
     * Only buckets that are not empty, by their number: the number above, the count below. A round of decisions has a
     * histogram for each state it left, mostly of one duration, and there are thousands of them between two commits.
     */
    private long[] filled = EMPTY;

    private long count;
    private long sumMillis;
    private long maxMillis;

    /** Counts a duration; a negative one, of a clock that was set back, counts as none. */
    public void add(long millis) {
        long duration = Math.max(0, millis);
        put(bucket(duration), 1);
        count++;
        sumMillis += duration;
        maxMillis = Math.max(maxMillis, duration);
    }

    void addAll(DurationHistogram other) {
        if (filled.length == 0) {
            filled = other.filled.clone();
        } else {
            for (long entry : other.filled) {
                put(bucketOf(entry), countOf(entry));
            }
        }
        count += other.count;
        sumMillis += other.sumMillis;
        maxMillis = Math.max(maxMillis, other.maxMillis);
    }

    private void put(int bucket, long more) {
        int at = 0;
        while (at < filled.length && bucketOf(filled[at]) < bucket) {
            at++;
        }
        if (at == filled.length || bucketOf(filled[at]) > bucket) {
            long[] wider = Arrays.copyOf(filled, filled.length + 1);
            System.arraycopy(filled, at, wider, at + 1, filled.length - at);
            wider[at] = (long) bucket << COUNT_BITS;
            filled = wider;
        }
        filled[at] += more;
    }

    private static int bucketOf(long entry) {
        return (int) (entry >>> COUNT_BITS);
    }

    private static long countOf(long entry) {
        return entry & COUNT_MASK;
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
        for (long entry : filled) {
            seen += countOf(entry);
            if (seen >= rank) {
                return Math.min(maxMillis, middleMillis(bucketOf(entry)));
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
        out.unsigned(filled.length);
        for (long entry : filled) {
            out.unsigned(bucketOf(entry)).unsigned(countOf(entry));
        }
    }

    static DurationHistogram read(BinaryReader in) {
        DurationHistogram read = new DurationHistogram();
        read.count = in.unsigned();
        read.sumMillis = in.unsigned();
        read.maxMillis = in.unsigned();
        for (long left = in.unsigned(); left > 0; left--) {
            int bucket = Math.clamp(in.unsigned(), 0, BUCKETS - 1);
            read.put(bucket, in.unsigned() & COUNT_MASK);
        }
        return read;
    }
}
