package io.stepwell.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, at {@code /metrics} in Prometheus's text format: requests by operation and status, the JVM, and
 * what the server adds to it.
 *
 * <p>Written by hand: a metrics library takes longer to start than the rest of the server, and this is all it did.
 */
final class Metrics implements Route {
    private static final Pattern OPERATION = Pattern.compile("AWSStepFunctions\\.([A-Za-z]{1,40})");
    private static final String REQUESTS = "stepwell_api_request_seconds";
    /** Clients choose names, so their number is bounded: AWS has 37 operations, in three classes of status each. */
    private static final int SERIES_MAX = 128;

    private final Map<String, Histogram> requests = new ConcurrentSkipListMap<>();
    private final List<Metric> measured;

    Metrics(List<Metric> measured) {
        this.measured = List.copyOf(measured);
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.get("/metrics", (request, response) -> {
            response.header(HeaderNames.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8");
            response.send(text().getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Counts a request to the AWS API. */
    void answered(@Nullable String target, int status, long nanos) {
        String labels = labels(operation(target), status);
        if (!requests.containsKey(labels) && requests.size() >= SERIES_MAX) {
            labels = labels("other", status);
        }
        requests.computeIfAbsent(labels, _ -> new Histogram()).add(nanos);
    }

    private static String labels(String operation, int status) {
        return "operation=\"" + operation + "\",status=\"" + status / 100 + "xx\"";
    }

    private static String operation(@Nullable String target) {
        var matcher = OPERATION.matcher(target == null ? "" : target);
        return matcher.matches() ? matcher.group(1) : "other";
    }

    private String text() {
        StringBuilder out = new StringBuilder(4_096);
        head(out, REQUESTS, "histogram", "Requests to the AWS API, from reading the body to the answer.");
        requests.forEach((labels, histogram) -> histogram.write(out, REQUESTS, labels));
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        single(out, "jvm_heap_used_bytes", "gauge", "Heap in use.", heap.getUsed());
        single(out, "jvm_heap_max_bytes", "gauge", "The most the heap may take.", heap.getMax());
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        single(out, "jvm_platform_threads", "gauge", "Platform threads; virtual ones are not counted.", threads);
        double gcSeconds = ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum()
                / 1_000d;
        single(out, "jvm_gc_seconds_total", "counter", "Time spent collecting garbage.", gcSeconds);
        double uptimeSeconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1_000d;
        single(out, "process_uptime_seconds", "gauge", "Time since the process started.", uptimeSeconds);
        for (Metric metric : measured) {
            String type = metric.kind().name().toLowerCase(Locale.ROOT);
            single(out, metric.name(), type, metric.help(), metric.value().get());
        }
        return out.toString();
    }

    private static void single(StringBuilder out, String name, String type, String help, Number value) {
        head(out, name, type, help);
        out.append(name).append(' ').append(value).append('\n');
    }

    private static void head(StringBuilder out, String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }
}
