package io.stepwell.server.http;

import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Says whether the process lives and whether it serves requests. */
final class HealthRoutes implements Route {
    private final AtomicBoolean ready;

    HealthRoutes(AtomicBoolean ready) {
        this.ready = ready;
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.get("/health/live", (request, response) -> JsonReply.send(response, 200, Map.of("status", "UP")));
        routing.get("/health/ready", (request, response) -> answerReady(response));
    }

    private void answerReady(ServerResponse response) {
        boolean serves = ready.get();
        JsonReply.send(response, serves ? 200 : 503, Map.of("status", serves ? "UP" : "DOWN"));
    }
}
