package io.stepwell.server.crash;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP API that tasks of the load call, at one address through all lives of the server: a header says in which life. It
 * is busy when somebody comes for the first time, and takes nothing without an idempotency key.
 */
final class Payments implements AutoCloseable {
    static final String LIFE = "X-Life";
    private static final int REFUSED = 400;
    private static final int BUSY = 503;

    private final Ledger ledger;
    private final WebServer http;

    Payments(Ledger ledger) {
        this.ledger = ledger;
        http = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownHook(false)
                .routing(r -> r.post("/payments", this::pay))
                .build()
                .start();
    }

    String address() {
        return "http://127.0.0.1:" + http.port() + "/payments";
    }

    private void pay(ServerRequest request, ServerResponse response) throws InterruptedException {
        String key = header(request, "Idempotency-Key");
        if (key.isEmpty()) {
            response.status(REFUSED).send("no key");
            return;
        }
        String body = request.content().as(String.class);
        Call call = Call.of(body);
        String receipt = ledger.enter(Integer.parseInt(header(request, LIFE)), call, key);
        TimeUnit.MILLISECONDS.sleep(Functions.workMillis(Functions.number(body, "id")));
        response.header(HeaderNames.CONTENT_TYPE, "application/json")
                .status(call.attempt() == 0 ? BUSY : 200)
                .send("{\"receipt\":\"" + receipt + "\"}");
    }

    private static String header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse("");
    }

    @Override
    public void close() {
        http.stop();
    }
}
