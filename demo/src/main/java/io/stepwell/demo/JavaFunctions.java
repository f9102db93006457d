package io.stepwell.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The functions behind URLs of this process: what the server needs no other program for. */
final class JavaFunctions implements AutoCloseable {
    private static final int OK = 200;
    private static final int FAILED = 500;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private JavaFunctions(HttpServer server) {
        this.server = server;
        server.setExecutor(threads);
    }

    /**
     * Starts to serve them.
     *
     * @param configuration the file that will tell the server where they are
     */
    static JavaFunctions start(Books books, Path configuration) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String root = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            Map<String, Object> file = new TreeMap<>();
            new ShopFunctions(books).byName().forEach((name, function) -> {
                server.createContext("/" + name, exchange -> answer(exchange, function));
                file.put(name, Map.of("http", root + name));
            });
            Files.writeString(configuration, JsonWriter.write(file));
            JavaFunctions functions = new JavaFunctions(server);
            server.start();
            return functions;
        } catch (IOException e) {
            throw new DemoException("The functions cannot be served (" + e + ").");
        }
    }

    private static void answer(HttpExchange exchange, ShopFunctions.Function function) throws IOException {
        try (exchange) {
            Answer answer = Answer.of(exchange.getRequestBody().readAllBytes(), function);
            byte[] body = JsonWriter.write(answer.tree()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private record Answer(int status, Object tree) {
        static Answer of(byte[] body, ShopFunctions.Function function) throws InterruptedException {
            try {
                Json event = Json.parse(new String(body, StandardCharsets.UTF_8));
                return new Answer(OK, function.apply((Map<?, ?>) Objects.requireNonNull(event.tree())));
            } catch (FunctionFailure e) {
                return failed(e.error(), String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                return failed(e.getClass().getSimpleName(), e.toString());
            }
        }

        private static Answer failed(String type, String message) {
            return new Answer(FAILED, Map.of("errorType", type, "errorMessage", message));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
