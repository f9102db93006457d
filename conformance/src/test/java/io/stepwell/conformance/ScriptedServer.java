package io.stepwell.conformance;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Speaks AWS JSON 1.0 and answers each operation with what it was told to: the next answer, the last one for good. */
public final class ScriptedServer implements AutoCloseable {
    private record Scripted(int status, String body) {}

    private record Consequence(String asked, Scripted answer) {}

    private final Map<String, List<Scripted>> answers = new ConcurrentHashMap<>();
    private final Map<String, Consequence> consequences = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final WebServer http;

    public ScriptedServer() {
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

    /** Answers the operation with this JSON after the answers it already has. */
    public ScriptedServer on(String operation, String body) {
        return on(operation, 200, body);
    }

    public ScriptedServer on(String operation, int status, String body) {
        answers.computeIfAbsent(operation, name -> new CopyOnWriteArrayList<>()).add(new Scripted(status, body));
        return this;
    }

    /** Answers the operation with this JSON, and nothing else, from when another one has been asked. */
    public ScriptedServer onceAsked(String asked, String operation, String body) {
        consequences.put(operation, new Consequence(asked, new Scripted(200, body)));
        return this;
    }

    /** What was asked so far: operation, a space, the body. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        String target =
                request.headers().first(HeaderNames.create("X-Amz-Target")).orElse(".");
        String operation = target.substring(target.indexOf('.') + 1);
        requests.add(operation + " " + request.content().as(String.class));
        Scripted next = next(operation);
        response.status(Status.create(next.status()));
        response.header(HeaderNames.create("Content-Type"), "application/x-amz-json-1.0");
        response.send(next.body().getBytes(StandardCharsets.UTF_8));
    }

    private Scripted next(String operation) {
        Consequence consequence = consequences.get(operation);
        if (consequence != null
                && requests.stream().anyMatch(request -> request.startsWith(consequence.asked() + " "))) {
            return consequence.answer();
        }
        List<Scripted> scripted = answers.getOrDefault(operation, List.of());
        return scripted.isEmpty()
                ? new Scripted(400, "{\"__type\": \"UnknownOperationException\", \"message\": \"not scripted\"}")
                : scripted.size() > 1 ? scripted.removeFirst() : scripted.getFirst();
    }

    @Override
    public void close() {
        http.stop();
    }
}
