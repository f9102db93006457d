package io.stepwell.server.harness;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers Lambda's Invoke API on loopback with functions of the test. */
public final class LambdaDouble implements AutoCloseable {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:";

    private final Map<String, Function> functions = new ConcurrentHashMap<>();
    private final Map<String, List<String>> events = new ConcurrentHashMap<>();
    private final WebServer http;

    /** A function: an event in JSON to a result in JSON. */
    @FunctionalInterface
    public interface Function {
        String handle(String event) throws Failure, InterruptedException;
    }

    /** A function ended with an error. */
    public static final class Failure extends Exception {
        private static final long serialVersionUID = 1;
        private final String error;

        public Failure(String error, String cause) {
            super(cause);
            this.error = error;
        }
    }

    public LambdaDouble() {
        http = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .routing(r -> r.post("/2015-03-31/functions/{function}/invocations", this::invoke))
                .build()
                .start();
    }

    /** Adds a function; answers its ARN. */
    public String add(String name, Function function) {
        functions.put(name, function);
        events.putIfAbsent(name, new CopyOnWriteArrayList<>());
        return ARN + name;
    }

    /** The events a function was called with, in order. */
    public List<String> events(String name) {
        return events.getOrDefault(name, List.of());
    }

    /** What tells a server to call here. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_LAMBDA", "http://127.0.0.1:" + http.port(),
                "AWS_ACCESS_KEY_ID", "double",
                "AWS_SECRET_ACCESS_KEY", "double");
    }

    private void invoke(ServerRequest request, ServerResponse response) throws InterruptedException {
        String arn = request.path().pathParameters().get("function");
        String name = arn.substring(arn.lastIndexOf(':') + 1);
        Function function = functions.get(name);
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        if (function == null) {
            response.header(HeaderNames.create("x-amzn-ErrorType"), "ResourceNotFoundException");
            response.status(404).send("{\"Message\":\"Function not found: " + arn + "\",\"Type\":\"User\"}");
            return;
        }
        String event = request.content().hasEntity() ? request.content().as(String.class) : "";
        events.getOrDefault(name, new CopyOnWriteArrayList<>()).add(event);
        String answer;
        try {
            answer = function.handle(event);
        } catch (Failure failure) {
            response.header(HeaderNames.create("X-Amz-Function-Error"), "Unhandled");
            answer = "{\"errorType\":\"" + failure.error + "\",\"errorMessage\":\"" + failure.getMessage() + "\"}";
        }
        response.status(200).send(answer.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        http.stop();
    }
}
