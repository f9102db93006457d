package io.stepwell.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.ApiResponse;
import java.util.function.Function;

/** Requests to EventBridge at {@code POST /}; those of other services go on to the API. */
public final class ConnectionsRoute implements Route {
    private final String targetPrefix;
    private final int requestBytesMax;
    private final Function<ApiRequest, ApiResponse> api;

    /**
     * A route to this API.
     *
     * @param targetPrefix what the header {@code X-Amz-Target} of its requests begins with
     * @param requestBytesMax the largest body
     * @param api answers every request, faults among them
     */
    public ConnectionsRoute(String targetPrefix, int requestBytesMax, Function<ApiRequest, ApiResponse> api) {
        this.targetPrefix = targetPrefix;
        this.requestBytesMax = requestBytesMax;
        this.api = api;
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.post("/", this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        String target =
                request.headers().first(HeaderNames.create("X-Amz-Target")).orElse("");
        if (!target.startsWith(targetPrefix)) {
            response.next();
            return;
        }
        ApiResponse answer = api.apply(AwsRoute.read(request, requestBytesMax));
        response.status(answer.status());
        answer.headers().forEach(response::header);
        response.send(answer.body());
    }
}
