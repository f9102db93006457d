package io.stepwell.integrations.http;

import io.stepwell.engine.task.ExchangeObserver;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/**
 * A request as it goes out.
 *
 * @param headers all values of each header
 * @param body null for none
 * @param tls what the TLS connection trusts and shows; null for what Java trusts, and nothing
 */
public record HttpCall(
        String method,
        URI uri,
        Map<String, List<String>> headers,
        @Nullable String body,
        @Nullable Tls tls) {
    HttpUriRequestBase request() {
        HttpUriRequestBase request = new HttpUriRequestBase(method, uri);
        headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        if (body != null) {
            ContentType ofHeaders = null;
            request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), ofHeaders));
        }
        return request;
    }

    /** As somebody sees it who tries out a task. */
    ExchangeObserver.Request shown() {
        return new ExchangeObserver.Request(uri.getScheme(), method, uri.toString(), headers, body);
    }

    /** Without what may be secret. */
    @Override
    public String toString() {
        return "HttpCall[" + method + " " + uri.getHost() + "]";
    }
}
