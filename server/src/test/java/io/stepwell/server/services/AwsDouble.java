package io.stepwell.server.services;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Stands in for every service at one address. A request is known by its operation: the target of a JSON service, the action of a
 * query service, else method and path.
 */
final class AwsDouble implements AutoCloseable {
    record Answer(int status, String body) {
        static Answer of(String body) {
            return new Answer(200, body);
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Supplier<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, List<String>> bodies = new ConcurrentHashMap<>();

    AwsDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Map<String, String> environment(String variable) {
        return Map.of(variable, url(), "AWS_ACCESS_KEY_ID", "double", "AWS_SECRET_ACCESS_KEY", "double");
    }

    void answer(String operation, String body) {
        answers.put(operation, () -> Answer.of(body));
    }

    void answer(String operation, Supplier<Answer> answer) {
        answers.put(operation, answer);
    }

    /** The bodies of the requests for an operation so far. */
    List<String> bodies(String operation) {
        return bodies.getOrDefault(operation, List.of());
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String operation = operation(exchange, body);
        bodies.computeIfAbsent(operation, _ -> new CopyOnWriteArrayList<>()).add(body);
        Answer answer = answers.getOrDefault(
                        operation,
                        () -> new Answer(
                                400, "{\"__type\":\"UnknownOperationException\",\"message\":\"" + operation + "\"}"))
                .get();
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("x-amzn-RequestId", "R1");
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String operation(HttpExchange exchange, String body) {
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        if (target != null) {
            return target;
        }
        if (body.startsWith("Action=")) {
            return body.substring("Action=".length()).split("&", 2)[0];
        }
        return exchange.getRequestMethod() + " " + exchange.getRequestURI();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
