package io.stepwell.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is measured, at {@code /metrics} in Prometheus's text format: requests by operation and status, and the JVM. */
final class Metrics implements Route, AutoCloseable {
    private static final Pattern OPERATION = Pattern.compile("AWSStepFunctions\\.([A-Za-z]{1,40})");
    /** Clients choose names, so their number is bounded: AWS has 37 operations, in three classes of status each. */
    private static final int TIMERS_MAX = 128;

    /** A series. */
    private record Series(String operation, String status) {}

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics pauses = new JvmGcMetrics();
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        pauses.bindTo(registry);
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.get("/metrics", (request, response) -> {
            response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
            response.send(registry.scrape().getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Counts a request to the AWS API. */
    void answered(@Nullable String target, int status, long nanos) {
        String statusClass = status / 100 + "xx";
        Series series = new Series(operation(target), statusClass);
        if (!timers.containsKey(series) && timers.size() >= TIMERS_MAX) {
            series = new Series("other", statusClass);
        }
        timers.computeIfAbsent(series, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        pauses.close();
        registry.close();
    }

    private static String operation(@Nullable String target) {
        var matcher = OPERATION.matcher(target == null ? "" : target);
        return matcher.matches() ? matcher.group(1) : "other";
    }

    private Timer timer(Series series) {
        return Timer.builder("stepwell.api.requests")
                .description("Requests to the AWS API, from the first byte of the body to the answer")
                .tag("operation", series.operation())
                .tag("status", series.status())
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1))
                .register(registry);
    }
}
