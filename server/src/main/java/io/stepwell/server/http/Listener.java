package io.stepwell.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.stepwell.api.AwsApi;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP listener: the AWS API at {@code /}, health, metrics, console and operations beside it. Every request runs on a
 * virtual thread of its own; everything a client can make grow is bounded.
 */
public final class Listener implements AutoCloseable {
    private static final int MAX_HEADER_BYTES = 32 << 10;
    private static final int MAX_CONNECTIONS = 20_000;
    private static final int BACKLOG = 4_096;
    /** A client that sends nothing for so long is cut off; SDKs keep an idle connection for 60 seconds. */
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(75);

    private static final Duration IDLE_CHECK_PERIOD = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final WebServer server;
    private final AtomicBoolean ready;
    private final List<Route> operations;

    private Listener(WebServer server, AtomicBoolean ready, List<Route> operations) {
        this.server = server;
        this.ready = ready;
        this.operations = operations;
    }

    /**
     * Starts to listen; returns once requests are served.
     *
     * @param port 0 for a free one
     * @param open whether unsigned requests are served, so that web pages must be kept out
     * @param requestBytesMax the largest body of a request to the API
     * @param operations further routes; what they pass on, the API answers
     * @param measured shown at {@code /metrics} beside the requests and the JVM
     * @throws UncheckedIOException when the address cannot be listened on
     */
    public static Listener start(
            String host,
            int port,
            boolean open,
            AwsApi api,
            int requestBytesMax,
            List<Route> operations,
            List<Metric> measured) {
        AtomicBoolean ready = new AtomicBoolean();
        HttpRouting.Builder routing = HttpRouting.builder();
        if (open) {
            routing.addFilter(new ForeignPageFilter());
        }
        Metrics metrics = new Metrics(measured);
        operations.forEach(route -> route.addTo(routing));
        routing.any("/", new AwsRoute(api, metrics, requestBytesMax));
        metrics.addTo(routing);
        new HealthRoutes(ready).addTo(routing);
        routing.any(JsonReply::noSuchPath);
        WebServer server = WebServer.builder()
                .host(host)
                .port(port)
                .backlog(BACKLOG)
                .shutdownHook(false)
                .shutdownGracePeriod(GRACE)
                .maxPayloadSize(Entity.FORGOTTEN_BYTES_MAX)
                .maxTcpConnections(MAX_CONNECTIONS)
                .idleConnectionTimeout(READ_TIMEOUT)
                .idleConnectionPeriod(IDLE_CHECK_PERIOD)
                .connectionOptions(options -> options.tcpNoDelay(true).readTimeout(READ_TIMEOUT))
                .addProtocol(
                        Http1Config.builder().maxHeadersSize(MAX_HEADER_BYTES).build())
                .directHandlers(faults())
                .routing(routing)
                .build()
                .start();
        if (!server.isRunning()) { // start() only logs that it could not bind
            throw new UncheckedIOException("the address is in use, or not one of this machine", new BindException());
        }
        ready.set(true);
        return new Listener(server, ready, operations);
    }

    /** The port that is listened on. */
    public int port() {
        return server.port();
    }

    /** Reports not ready, stops accepting, and lets requests in progress end, within bounds. */
    @Override
    public void close() {
        ready.set(false);
        operations.forEach(Route::closing);
        server.stop();
    }

    /** What is refused before a route sees it is answered in the shape AWS clients read. */
    private static DirectHandlers faults() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(
                    type,
                    (request, event, status, headers, message) -> DirectHandler.TransportResponse.builder()
                            .status(status)
                            .keepAlive(false)
                            .header(HeaderNames.CONTENT_TYPE, JsonReply.AWS_JSON)
                            .entity(JsonReply.fault(JsonReply.code(status.code()), sentence(status.code(), message)))
                            .build());
        }
        return handlers.build();
    }

    private static String sentence(int status, @Nullable String message) {
        return message != null
                ? message
                : "The request is not well-formed HTTP/1.1, or its headers have more than " + MAX_HEADER_BYTES
                        + " bytes";
    }
}
