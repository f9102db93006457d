package io.stepwell.server.console;

import io.helidon.webserver.http.HttpRouting;
import io.stepwell.server.http.JsonReply;
import io.stepwell.server.http.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /stepwell/console}: what the console must know before anybody has signed in. Nothing of it is secret.
 *
 * @param keysNeeded whether requests must be signed with an access key of this server
 * @param readOnly whether requests that would change something are refused
 */
public record FactsRoute(String region, String account, boolean keysNeeded, boolean readOnly) implements Route {
    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.get("/stepwell/console", (request, response) -> JsonReply.send(response, 200, members()));
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("region", region);
        members.put("account", account);
        members.put(
                "version",
                Optional.ofNullable(FactsRoute.class.getPackage().getImplementationVersion())
                        .orElse("development"));
        members.put("keysNeeded", keysNeeded);
        members.put("readOnly", readOnly);
        return members;
    }
}
