package io.stepwell.server.http;

import io.helidon.http.Header;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.api.AwsApi;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.ApiResponse;
import io.stepwell.api.wire.Headers;

/** Hands requests to the AWS API and its answers back. */
final class AwsRoute implements Handler {
    private final AwsApi api;
    private final Metrics metrics;
    private final int requestBytesMax;

    AwsRoute(AwsApi api, Metrics metrics, int requestBytesMax) {
        this.requestBytesMax = requestBytesMax;
        this.api = api;
        this.metrics = metrics;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        long startNanos = System.nanoTime();
        ApiRequest read = read(request, requestBytesMax);
        ApiResponse answer = api.handle(read);
        metrics.answered(read.headers().first("X-Amz-Target"), answer.status(), System.nanoTime() - startNanos);
        response.status(answer.status());
        answer.headers().forEach(response::header);
        response.send(answer.body());
    }

    /** The request as the API reads it; takes the body from the socket. */
    static ApiRequest read(ServerRequest request) {
        return read(request, Entity.BYTES_MAX);
    }

    /** The same with another bound of the body. */
    static ApiRequest read(ServerRequest request, int bytesMax) {
        Headers.Builder headers = Headers.builder();
        for (Header header : request.headers()) {
            for (String value : header.allValues()) {
                headers.add(header.name(), value);
            }
        }
        return new ApiRequest(
                request.prologue().method().text(),
                request.prologue().uriPath().rawPath(),
                request.prologue().query().rawValue(),
                headers.build(),
                Entity.read(request, bytesMax));
    }
}
