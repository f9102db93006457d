package io.stepwell.server.connections;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An API on loopback that remembers who called; at {@code /token} it gives tokens, numbered from 0. */
final class GuardedApi implements AutoCloseable {
    /** A request as it came in. */
    record Request(@Nullable String authorization, @Nullable String tenant, String target) {}

    private final HttpServer server;
    private final List<Request> calls = new CopyOnWriteArrayList<>();
    private final List<Request> tokens = new CopyOnWriteArrayList<>();

    GuardedApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, calls, "{\"id\": 7}"));
        server.createContext(
                "/token",
                exchange -> answer(
                        exchange, tokens, "{\"access_token\": \"t" + tokens.size() + "\", \"expires_in\": 3600}"));
        server.start();
    }

    private static void answer(HttpExchange exchange, List<Request> seen, String answer) throws IOException {
        try (exchange) {
            seen.add(new Request(
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("X-Tenant"),
                    exchange.getRequestURI().toString()));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** The last call. */
    Request last() {
        return Objects.requireNonNull(calls.getLast());
    }

    /** How often a token was asked for. */
    int tokensAsked() {
        return tokens.size();
    }

    /** The last one who asked for a token. */
    Request lastToken() {
        return Objects.requireNonNull(tokens.getLast());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
