package io.stepwell.server.logs;

import io.stepwell.api.history.LogProjection;
import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.ExecutionLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what executions do and delivers what their state machines want logged, on a thread of its own. What comes
 * faster than it can be delivered is dropped and counted: an execution never waits for its log.
 */
public final class ExecutionLogs implements ExecutionLog, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionLogs.class);
    private static final int BATCHES_MAX = 10_000;
    private static final long BYTES_MAX = 64 << 20;
    private static final int BATCHES_PER_DELIVERY = 500;
    private static final int POLICIES_MAX = 1_000;
    private static final Duration REST = Duration.ofMillis(500);
    private static final Duration FLUSH_MAX = Duration.ofSeconds(3);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);

    private final String region;
    private final String process = UUID.randomUUID().toString().substring(0, 8);
    private final List<LogDestination> destinations;
    private final @Nullable CloudWatchLogs cloudWatch;
    private final Map<String, LogPolicy> policies = new ConcurrentHashMap<>();
    private final ArrayBlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES_MAX);
    private final AtomicLong queuedBytes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread courier = Thread.ofVirtual().name("execution-logs").unstarted(this::run);
    private volatile boolean closing;

    private record Batch(ExecutionOrigin origin, int redriveCount, LogPolicy policy, List<Event> events, long bytes) {}

    private ExecutionLogs(String region, List<LogDestination> destinations, @Nullable CloudWatchLogs cloudWatch) {
        this.region = region;
        this.destinations = destinations;
        this.cloudWatch = cloudWatch;
    }

    /**
     * Starts to deliver.
     *
     * @param folder for files of log events; null for none
     * @param endpoints tells whether there is a CloudWatch Logs to deliver to
     */
    public static ExecutionLogs start(String region, @Nullable Path folder, Endpoints endpoints) {
        List<LogDestination> destinations = new ArrayList<>();
        if (folder != null) {
            destinations.add(new LogFiles(folder));
        }
        CloudWatchLogs cloudWatch = CloudWatchLogs.at(endpoints);
        if (cloudWatch != null) {
            destinations.add(cloudWatch);
        }
        ExecutionLogs logs = new ExecutionLogs(region, List.copyOf(destinations), cloudWatch);
        logs.courier.start();
        return logs;
    }

    /** Whether there is a log group of that name; every one is when no CloudWatch Logs is configured. */
    public Predicate<String> logGroups() {
        return cloudWatch != null ? cloudWatch : _ -> true;
    }

    /** How many log events were given up: the queue was full, or no destination took them. */
    public long dropped() {
        return dropped.get();
    }

    @Override
    public void happened(ExecutionOrigin origin, int redriveCount, String loggingConfiguration, List<Event> events) {
        if (destinations.isEmpty() || closing) {
            return;
        }
        LogPolicy policy = policy(loggingConfiguration);
        List<Event> wanted = events.stream().filter(policy.level()::wants).toList();
        if (wanted.isEmpty()) {
            return;
        }
        long bytes = policy.includeExecutionData()
                ? wanted.stream().mapToLong(ExecutionLogs::payloadBytes).sum()
                : 0;
        boolean room = queuedBytes.addAndGet(bytes) <= BYTES_MAX;
        if (!room || !queue.offer(new Batch(origin, redriveCount, policy, wanted, bytes))) {
            queuedBytes.addAndGet(-bytes);
            dropped.addAndGet(wanted.size());
        }
    }

    private LogPolicy policy(String configuration) {
        if (policies.size() >= POLICIES_MAX) {
            policies.clear();
        }
        return policies.computeIfAbsent(configuration, LogPolicy::read);
    }

    /** About what the event keeps in memory: its one large document. */
    private static long payloadBytes(Event event) {
        Json payload = null;
        if (event instanceof Event.StateEntered e) {
            payload = e.input();
        } else if (event instanceof Event.StateExited e) {
            payload = e.output();
        } else if (event instanceof Event.TaskScheduled e) {
            payload = e.parameters();
        } else if (event instanceof Event.TaskSucceeded e) {
            payload = e.output();
        } else if (event instanceof Event.ExecutionStarted e) {
            payload = e.input();
        }
        return payload == null ? 0 : payload.utf8Length();
    }

    private void run() {
        try {
            while (!closing || !queue.isEmpty()) {
                Batch first = queue.poll(REST.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Batch> batches = new ArrayList<>(List.of(first));
                    queue.drainTo(batches, BATCHES_PER_DELIVERY - 1);
                    deliver(batches);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server does not wait any longer
        }
    }

    private void deliver(List<Batch> batches) throws InterruptedException {
        List<LogEntry> entries = new ArrayList<>();
        for (Batch batch : batches) {
            queuedBytes.addAndGet(-batch.bytes());
            LogProjection projection = new LogProjection(region, batch.policy().includeExecutionData());
            for (Event event : batch.events()) {
                long time = event.head().timeMillis();
                String stream = "states/" + batch.origin().stateMachineName() + "/"
                        + DAY.format(Instant.ofEpochMilli(time)) + "/" + process;
                entries.add(new LogEntry(
                        batch.policy().logGroups(),
                        stream,
                        time,
                        projection.message(batch.origin(), batch.redriveCount(), event)));
            }
        }
        for (LogDestination destination : destinations) {
            try {
                destination.deliver(entries);
            } catch (IOException | RuntimeException e) {
                dropped.addAndGet(entries.size());
                LOG.warn("{} log events of executions may be lost: {}", entries.size(), e.getMessage());
            }
        }
    }

    /** Delivers what is queued, as far as that goes quickly. */
    @Override
    public void close() throws InterruptedException {
        closing = true;
        if (!courier.join(FLUSH_MAX)) {
            courier.interrupt();
            courier.join();
        }
        if (cloudWatch != null) {
            cloudWatch.close();
        }
    }
}
