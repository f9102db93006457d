package io.stepwell.integrations.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** An HTTP server on loopback that remembers what it was asked and answers what it was told. */
final class ApiDouble implements AutoCloseable {
    /** A request as it came in. */
    record Request(String method, String target, Map<String, List<String>> headers, String body) {
        @Nullable
        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : String.join("|", values);
        }
    }

    private record Answer(int status, Map<String, String> headers, byte[] body) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Answer answer = new Answer(200, Map.of(), new byte[0]);

    ApiDouble() throws IOException {
        this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    private ApiDouble(HttpServer made) {
        server = made;
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /** A server that speaks TLS. */
    static ApiDouble secured(SSLContext context, boolean wantsCertificates) throws IOException {
        HttpsServer made = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        made.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setNeedClientAuth(wantsCertificates);
                parameters.setSSLParameters(wanted);
            }
        });
        return new ApiDouble(made);
    }

    static TaskCall task(Json parameters) {
        return task(parameters, Long.MAX_VALUE);
    }

    static TaskCall task(Json parameters, long deadlineMillis) {
        return new TaskCall(
                new TaskRef("execution", 3),
                TaskResource.parse("arn:aws:states:::http:invoke"),
                parameters,
                "token",
                "key",
                deadlineMillis,
                null);
    }

    void answer(int status, Map<String, String> headers, String body) {
        answer = new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    void neverAnswer() {
        answer = null;
    }

    List<Request> requests() {
        return requests;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String target) {
        return "http://127.0.0.1:" + port() + target;
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders(),
                    body));
            Answer told = answer;
            if (told == null) {
                closed.await();
                return;
            }
            told.headers().forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(told.status(), told.body().length == 0 ? -1 : told.body().length);
            exchange.getResponseBody().write(told.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
