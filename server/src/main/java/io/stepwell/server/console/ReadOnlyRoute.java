package io.stepwell.server.console;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import io.stepwell.server.http.JsonReply;
import io.stepwell.server.http.Route;
import java.util.regex.Pattern;

/**
 * Refuses what would change something: every {@code POST} that is not one of the operations that only read. A trial of a
 * state may call what the state calls, and taking an activity's task takes it from others, so both change something.
 */
public final class ReadOnlyRoute implements Route {
    private static final Pattern READING = Pattern.compile(
            "AWSStepFunctions\\.(Describe\\w+|List\\w+|GetExecutionHistory|ValidateStateMachineDefinition)"
                    + "|AWSEvents\\.(DescribeConnection|ListConnections)");

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.addFilter(ReadOnlyRoute::filter);
    }

    private static void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String method = request.prologue().method().text();
        String target =
                request.headers().first(HeaderNames.create("X-Amz-Target")).orElse("");
        if (method.equals("GET") || READING.matcher(target).matches()) {
            chain.proceed();
        } else {
            JsonReply.sendFault(response, 403, "This server is read-only: it was started with read-only=yes");
        }
    }
}
