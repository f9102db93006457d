package io.stepwell.engine.task;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sees the request and the response of a call to an HTTP API, whatever comes of them. */
public interface ExchangeObserver {
    /** Whether the request is shown with what a connection adds to it; it is shown without when nobody asked for secrets. */
    boolean wantsSecrets();

    /** The request is about to be sent. */
    void sent(Request request);

    /** The response has come. */
    void received(Response response);

    /**
     * A request.
     *
     * @param protocol {@code https} or {@code http}
     * @param headers all values of each header
     * @param body null for none
     */
    record Request(
            String protocol,
            String method,
            String url,
            Map<String, List<String>> headers,
            @Nullable String body) {}

    /**
     * A response.
     *
     * @param statusMessage the text after the status code; empty when there was none
     */
    record Response(
            String protocol, int statusCode, String statusMessage, Map<String, List<String>> headers, String body) {}

    /** For calls that nobody watches. */
    ExchangeObserver NONE = new ExchangeObserver() {
        @Override
        public boolean wantsSecrets() {
            return false;
        }

        @Override
        public void sent(Request request) {}

        @Override
        public void received(Response response) {}
    };
}
