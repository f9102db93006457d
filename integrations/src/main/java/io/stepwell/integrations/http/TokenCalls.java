package io.stepwell.integrations.http;

import io.stepwell.integrations.http.Connection.Authorization.ClientCredentials;
import io.stepwell.integrations.http.Connection.TokenRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Requests for tokens (RFC 6749, sections 2.3.1 and 4.4.2), with what a connection adds to them. */
final class TokenCalls {
    private TokenCalls() {}

    static String host(ClientCredentials wanted) {
        return wanted.request().endpoint().getHost();
    }

    /** @param basic the header that proves who asks, unless the body does */
    static HttpCall of(ClientCredentials wanted, @Nullable Tls tls, String basic) {
        TokenRequest request = wanted.request();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        if (wanted.inBody()) {
            form.put("client_id", wanted.clientId());
            form.put("client_secret", wanted.clientSecret());
        }
        form.putAll(request.parameters());
        Map<String, String> query = new LinkedHashMap<>(request.query());
        boolean bodiless = request.method().equals("GET");
        if (bodiless) {
            query.putAll(form);
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", List.of("application/json"));
        if (!bodiless) {
            headers.put("Content-Type", List.of("application/x-www-form-urlencoded"));
        }
        if (!wanted.inBody()) {
            headers.put(AuthorizationHeaders.AUTHORIZATION, List.of(basic));
        }
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return new HttpCall(
                request.method(), with(query, request.endpoint()), headers, bodiless ? null : written(form), tls);
    }

    private static URI with(Map<String, String> query, URI endpoint) {
        if (query.isEmpty()) {
            return endpoint;
        }
        return URI.create(endpoint.toASCIIString() + (endpoint.getRawQuery() == null ? "?" : "&") + written(query));
    }

    private static String written(Map<String, String> form) {
        return FormEncoding.write(form, FormEncoding.ArrayFormat.REPEAT);
    }
}
