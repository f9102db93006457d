package io.stepwell.server.http;

import java.util.concurrent.atomic.LongAdder;

/** How often something took how long, in Prometheus's cumulative buckets. */
final class Histogram {
    private static final double[] BOUNDS_SECONDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 10};

    private final LongAdder[] counts = new LongAdder[BOUNDS_SECONDS.length + 1];
    private final LongAdder sumNanos = new LongAdder();

    Histogram() {
        java.util.Arrays.setAll(counts, _ -> new LongAdder());
    }

    void add(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS_SECONDS.length && nanos > BOUNDS_SECONDS[bucket] * 1e9) {
            bucket++;
        }
        counts[bucket].increment();
        sumNanos.add(nanos);
    }

    void write(StringBuilder out, String name, String labels) {
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            total += counts[i].sum();
            String bound = i < BOUNDS_SECONDS.length ? Double.toString(BOUNDS_SECONDS[i]) : "+Inf";
            out.append(name)
                    .append("_bucket{")
                    .append(labels)
                    .append(",le=\"")
                    .append(bound)
                    .append("\"} ");
            out.append(total).append('\n');
        }
        out.append(name)
                .append("_sum{")
                .append(labels)
                .append("} ")
                .append(sumNanos.sum() / 1e9)
                .append('\n');
        out.append(name)
                .append("_count{")
                .append(labels)
                .append("} ")
                .append(total)
                .append('\n');
    }
}
