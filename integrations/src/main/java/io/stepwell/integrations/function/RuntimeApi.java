package io.stepwell.integrations.function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API for one process: it asks for the next event and posts how the last one ended (Lambda Developer
 * Guide, "Using the Lambda runtime API"). One port for each process tells them apart.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Work> next = new ArrayBlockingQueue<>(1);
    private final CompletableFuture<@Nullable Breakdown> ready = new CompletableFuture<>();
    private volatile @Nullable Work current;

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext(ROOT, this::answer);
        server.start();
    }

    /** Host and port, the value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Done when the process first asks for an event (null), or when it says that it cannot start. */
    CompletableFuture<@Nullable Breakdown> ready() {
        return ready;
    }

    /** Hands an event to the process; it must have none. */
    void give(Work work) {
        current = work;
        next.add(work);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String resource = exchange.getRequestURI().getPath().substring(ROOT.length());
            String route = exchange.getRequestMethod() + " " + resource;
            Work work = current;
            if (route.equals("GET invocation/next")) {
                giveNext(exchange);
            } else if (route.equals("POST init/error")) {
                ready.complete(new Breakdown.Reported(end(exchange, "Unhandled").payload()));
                exchange.sendResponseHeaders(202, -1);
            } else if (work != null && route.equals("POST invocation/" + work.requestId() + "/response")) {
                finish(exchange, work, null);
            } else if (work != null && route.equals("POST invocation/" + work.requestId() + "/error")) {
                finish(exchange, work, "Unhandled");
            } else {
                exchange.sendResponseHeaders(400, -1);
            }
        }
    }

    private void giveNext(HttpExchange exchange) throws IOException {
        ready.complete(null);
        Work work;
        try {
            work = next.take();
        } catch (InterruptedException closing) {
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        work.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(200, work.event().length);
        exchange.getResponseBody().write(work.event());
    }

    private void finish(HttpExchange exchange, Work work, @Nullable String functionError) throws IOException {
        Work.End end = end(exchange, functionError);
        current = null;
        exchange.sendResponseHeaders(202, -1);
        work.end().complete(end);
    }

    private static Work.End end(HttpExchange exchange, @Nullable String functionError) throws IOException {
        byte[] payload = exchange.getRequestBody().readNBytes(Work.End.BYTES_MAX + 1);
        return payload.length <= Work.End.BYTES_MAX ? new Work.End(payload, functionError) : Work.End.tooLarge();
    }

    /** Ends the start, or the event, of a process that has gone. */
    void abandon(Breakdown breakdown) {
        ready.complete(breakdown);
        Work work = current;
        if (work != null) {
            work.end().complete(breakdown.end(work.requestId()));
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
