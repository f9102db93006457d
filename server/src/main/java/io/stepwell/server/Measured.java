package io.stepwell.server;

import io.stepwell.runtime.node.Node;
import io.stepwell.server.http.Metric;
import io.stepwell.server.logs.ExecutionLogs;
import io.stepwell.storage.MeteredStore;
import java.util.List;

/** What is shown at {@code /metrics} of the parts of a server, beside its requests and the JVM. */
final class Measured {
    private Measured() {}

    static List<Metric> all(Node orchestrator, MeteredStore store, ExecutionLogs logs) {
        return List.of(
                new Metric(
                        "stepwell_store_commits_total",
                        Metric.Kind.COUNTER,
                        "Commits to the store, each synced once.",
                        store::commits),
                new Metric(
                        "stepwell_store_rows_total",
                        Metric.Kind.COUNTER,
                        "Rows put or deleted by those commits.",
                        store::rows),
                new Metric(
                        "stepwell_store_bytes_total",
                        Metric.Kind.COUNTER,
                        "Bytes of keys and values of those rows.",
                        store::bytes),
                new Metric(
                        "stepwell_log_events_dropped_total",
                        Metric.Kind.COUNTER,
                        "Log events of executions that were not delivered.",
                        logs::dropped),
                new Metric(
                        "stepwell_calls_in_flight",
                        Metric.Kind.GAUGE,
                        "Task calls being made or waiting for their turn.",
                        orchestrator::callsInFlight));
    }
}
