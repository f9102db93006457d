package io.stepwell.conformance.doubles;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.Trees;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** An HTTP server on loopback that answers the part of CloudWatch Logs' API that executions and cases need. */
public final class LogsDouble implements AutoCloseable {
    private static final String TARGET_PREFIX = "Logs_20140328.";

    private final String arnPrefix;
    private final Map<String, Group> groups = new ConcurrentHashMap<>();
    private final WebServer http;

    private record Group(Set<String> streams, List<String> messages) {}

    /** Starts the double on a free port. */
    public LogsDouble(String region, String account) {
        arnPrefix = "arn:aws:logs:" + region + ":" + account + ":log-group:";
        http = WebServer.builder()
                .host("localhost")
                .port(0)
                .shutdownHook(false)
                .routing(routing -> routing.post("/", this::answer))
                .build()
                .start();
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + http.port());
    }

    /** Adds a log group; one that is there stays as it is. */
    public void add(String name) {
        groups.putIfAbsent(name, new Group(ConcurrentHashMap.newKeySet(), new ArrayList<>()));
    }

    /** The messages of a log group, in the order they were put; none when there is no such group. */
    public List<String> messages(String name) {
        Group group = groups.get(name);
        if (group == null) {
            return List.of();
        }
        synchronized (group) {
            return List.copyOf(group.messages());
        }
    }

    /**
     * Carries an operation out.
     *
     * @throws Refusal with the code of the error
     */
    public Map<String, @Nullable Object> call(String operation, Map<String, @Nullable Object> members) throws Refusal {
        String name = String.valueOf(members.get("logGroupName"));
        return switch (operation) {
            case "DescribeLogGroups" -> described(String.valueOf(members.getOrDefault("logGroupNamePrefix", "")));
            case "DeleteLogGroup" -> {
                existing(name);
                groups.remove(name);
                yield new LinkedHashMap<>();
            }
            case "CreateLogStream" -> {
                if (!existing(name).streams().add(String.valueOf(members.get("logStreamName")))) {
                    throw new Refusal("ResourceAlreadyExistsException");
                }
                yield new LinkedHashMap<>();
            }
            case "PutLogEvents" -> put(existing(name), members);
            default -> throw new Refusal("UnknownOperationException");
        };
    }

    private Map<String, @Nullable Object> described(String prefix) {
        List<Object> found = new ArrayList<>();
        groups.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .sorted()
                .forEach(name -> {
                    Map<String, @Nullable Object> group = new LinkedHashMap<>();
                    group.put("logGroupName", name);
                    group.put("arn", arnPrefix + name + ":*");
                    group.put("logGroupArn", arnPrefix + name);
                    found.add(group);
                });
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("logGroups", found);
        return answer;
    }

    private static Map<String, @Nullable Object> put(Group group, Map<String, @Nullable Object> members)
            throws Refusal {
        if (!group.streams().contains(String.valueOf(members.get("logStreamName")))) {
            throw new Refusal("ResourceNotFoundException");
        }
        synchronized (group) {
            for (Object event : Trees.array(members.get("logEvents"), "logEvents")) {
                group.messages()
                        .add(String.valueOf(Trees.object(event, "log event").get("message")));
            }
        }
        return new LinkedHashMap<>();
    }

    private Group existing(String name) throws Refusal {
        Group group = groups.get(name);
        if (group == null) {
            throw new Refusal("ResourceNotFoundException");
        }
        return group;
    }

    private void answer(ServerRequest request, ServerResponse response) {
        String target =
                request.headers().first(HeaderNames.create("X-Amz-Target")).orElse("");
        Map<String, @Nullable Object> answer;
        try {
            Object body = JsonText.read(request.content().as(String.class));
            answer = call(
                    target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target,
                    Trees.object(body, "request"));
        } catch (Refusal refusal) {
            response.status(Status.BAD_REQUEST_400);
            answer = new LinkedHashMap<>(Map.of("__type", refusal.code(), "message", refusal.code()));
        }
        response.header(HeaderNames.CONTENT_TYPE, "application/x-amz-json-1.1");
        response.send(JsonText.writeCompact(answer).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.stop();
    }

    /** The service refuses. */
    public static final class Refusal extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        Refusal(String code) {
            super(code);
            this.code = code;
        }

        /** The code of the error. */
        public String code() {
            return code;
        }
    }
}
