package io.stepwell.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps web pages out of a server that serves unsigned requests: a browser names the origin of the page that asks,
 * and only pages of this machine may. Without it any page a user visits could start executions here, also by
 * pointing its own host name at loopback.
 */
final class ForeignPageFilter implements Filter {
    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
        if (origin.isPresent() && !isOfThisMachine(origin.get())) {
            response.status(403).header(HeaderNames.CONTENT_TYPE, JsonReply.AWS_JSON);
            response.send(JsonReply.fault(
                    JsonReply.code(403),
                    "Pages of other origins may not call this server. Configure access keys and sign requests"));
            return;
        }
        chain.proceed();
    }

    static boolean isOfThisMachine(String origin) {
        String host;
        try {
            host = URI.create(origin).getHost();
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (host == null) {
            return false;
        }
        String plain = host.toLowerCase(Locale.ROOT);
        return plain.equals("localhost")
                || plain.endsWith(".localhost")
                || plain.equals("[::1]")
                || plain.matches("127(\\.\\d{1,3}){3}");
    }
}
