package io.stepwell.server.logs;

import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.CallLimits;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.endpoint.ServiceEndpoint;
import io.stepwell.language.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Log groups of CloudWatch Logs, or of whatever answers its API at {@code AWS_ENDPOINT_URL_CLOUDWATCH_LOGS}. */
final class CloudWatchLogs implements LogDestination, Predicate<String>, AutoCloseable {
    private static final AwsService SERVICE = new AwsService("CloudWatch Logs", "logs", "logs");
    private static final long CALL_MILLIS_MAX = 10_000;
    private static final int RESPONSE_BYTES_MAX = 1 << 20;
    /** The bounds of one PutLogEvents, 26 bytes for each event counted (API, PutLogEvents). */
    private static final int EVENTS_MAX = 10_000;

    private static final int BYTES_MAX = 1_048_576;
    private static final int EVENT_OVERHEAD_BYTES = 26;
    private static final int STREAMS_REMEMBERED_MAX = 10_000;

    private final AwsClient client = new AwsClient(RetryPolicy.STANDARD);
    private final ServiceEndpoint endpoint;
    private final Set<Stream> streams = new HashSet<>();

    private record Stream(String group, String name) {}

    private CloudWatchLogs(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The service, when an endpoint of its own is configured; else null. */
    static @Nullable CloudWatchLogs at(Endpoints endpoints) {
        return endpoints.hasOwn(SERVICE) ? new CloudWatchLogs(endpoints.of(SERVICE)) : null;
    }

    /** Whether the log group is there; a service that does not answer is given the benefit of the doubt. */
    @Override
    public boolean test(String logGroup) {
        try {
            CallResult result = call("DescribeLogGroups", Map.of("logGroupNamePrefix", logGroup));
            return !(result instanceof CallResult.Answered answered)
                    || answered.response().text().contains("\"logGroupName\":\"" + logGroup + "\"");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void deliver(List<LogEntry> entries) throws IOException, InterruptedException {
        Map<Stream, List<LogEntry>> byStream = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            for (String group : entry.logGroups()) {
                byStream.computeIfAbsent(new Stream(group, entry.stream()), _ -> new ArrayList<>())
                        .add(entry);
            }
        }
        String trouble = "";
        for (Map.Entry<Stream, List<LogEntry>> each : byStream.entrySet()) {
            try {
                put(each.getKey(), each.getValue());
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
            }
        }
        if (!trouble.isEmpty()) {
            throw new IOException(trouble);
        }
    }

    private void put(Stream stream, List<LogEntry> entries) throws IOException, InterruptedException {
        ensure(stream);
        List<Object> batch = new ArrayList<>();
        int bytes = 0;
        for (LogEntry entry : entries) {
            int size = Json.of(entry.message()).utf8Length() + EVENT_OVERHEAD_BYTES;
            if (!batch.isEmpty() && (batch.size() == EVENTS_MAX || bytes + size > BYTES_MAX)) {
                put(stream, "PutLogEvents", batch);
                batch.clear();
                bytes = 0;
            }
            batch.add(Map.of("timestamp", entry.timeMillis(), "message", entry.message()));
            bytes += size;
        }
        put(stream, "PutLogEvents", batch);
    }

    private void put(Stream stream, String operation, List<Object> events) throws IOException, InterruptedException {
        CallResult result = call(
                operation,
                Map.of(
                        "logGroupName",
                        stream.group(),
                        "logStreamName",
                        stream.name(),
                        "logEvents",
                        List.copyOf(events)));
        if (!(result instanceof CallResult.Answered)) {
            streams.remove(stream);
            throw new IOException("log events for " + stream.group() + " were refused: " + result);
        }
    }

    private void ensure(Stream stream) throws IOException, InterruptedException {
        if (streams.contains(stream)) {
            return;
        }
        CallResult result =
                call("CreateLogStream", Map.of("logGroupName", stream.group(), "logStreamName", stream.name()));
        boolean there = result instanceof CallResult.Answered
                || (result instanceof CallResult.Refused refused
                        && "ResourceAlreadyExistsException"
                                .equals(refused.error().code()));
        if (!there) {
            throw new IOException("no log stream in " + stream.group() + ": " + result);
        }
        if (streams.size() >= STREAMS_REMEMBERED_MAX) {
            streams.clear();
        }
        streams.add(stream);
    }

    private CallResult call(String operation, Map<String, @Nullable Object> members) throws InterruptedException {
        ServiceRequest named = AwsJson.request("Logs_20140328." + operation, Json.of(members));
        Map<String, String> headers = new LinkedHashMap<>(named.headers());
        headers.put("Content-Type", "application/x-amz-json-1.1");
        ServiceRequest request = new ServiceRequest("POST", "/", Map.of(), headers, named.body());
        CallLimits limits =
                new CallLimits(System.currentTimeMillis() + CALL_MILLIS_MAX, CALL_MILLIS_MAX, RESPONSE_BYTES_MAX);
        return client.call(endpoint, request, AwsJson::error, limits);
    }

    @Override
    public void close() {
        client.close();
    }
}
