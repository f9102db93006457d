package io.stepwell.server.http;

import java.util.function.Supplier;

/**
 * Something measured elsewhere in the server, shown at {@code /metrics}.
 *
 * @param name in Prometheus's style, with its unit; counters end in {@code _total}
 * @param help one sentence for people
 * @param value its value now; asked for at every look
 */
public record Metric(String name, Kind kind, String help, Supplier<? extends Number> value) {
    /** Whether a value only grows, or goes up and down. */
    public enum Kind {
        COUNTER,
        GAUGE
    }
}
