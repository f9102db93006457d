package io.stepwell.integrations.http;

import io.stepwell.integrations.aws.CallParameters.Refused;
import io.stepwell.integrations.http.FormEncoding.ArrayFormat;
import io.stepwell.language.json.Json;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts together what goes out: the parameters of the task, and over them what the connection adds. */
final class CallWriter {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    /** RFC 9110, section 9.2.1. */
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");

    private CallWriter() {}

    /**
     * @param authorization the header, null for none
     * @param idempotencyKey sent with a call that may change something, unless the task or the connection sets one
     */
    static HttpCall write(
            HttpParameters parameters,
            @Nullable Connection connection,
            Map.@Nullable Entry<String, String> authorization,
            String idempotencyKey,
            @Nullable Tls tls)
            throws Refused {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("User-Agent", List.of("Stepwell"));
        if (!SAFE_METHODS.contains(parameters.method())) {
            headers.put(IDEMPOTENCY_KEY, List.of(idempotencyKey));
        }
        headers.putAll(parameters.headers());
        String body = body(parameters, connection);
        if (body != null) {
            headers.putIfAbsent(
                    CONTENT_TYPE,
                    List.of(parameters.form() ? "application/x-www-form-urlencoded" : "application/json"));
        }
        if (connection != null) {
            connection.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        }
        if (authorization != null) {
            headers.put(authorization.getKey(), List.of(authorization.getValue()));
        }
        return new HttpCall(parameters.method(), uri(parameters, connection), headers, body, tls);
    }

    private static URI uri(HttpParameters parameters, @Nullable Connection connection) {
        Map<Object, @Nullable Object> query = new LinkedHashMap<>(parameters.query());
        if (connection != null) {
            query.putAll(connection.query());
        }
        ArrayFormat format = parameters.arrays();
        String added = FormEncoding.write(query, format == null ? ArrayFormat.REPEAT : format);
        String endpoint = parameters.endpoint().toASCIIString();
        if (added.isEmpty()) {
            return URI.create(endpoint);
        }
        return URI.create(endpoint + (parameters.endpoint().getRawQuery() == null ? "?" : "&") + added);
    }

    private static @Nullable String body(HttpParameters parameters, @Nullable Connection connection) throws Refused {
        Object given = parameters.body();
        if (connection != null && !connection.body().isEmpty()) {
            if (given != null && !(given instanceof Map<?, ?>)) {
                throw Refused.because("The value for the field 'RequestBody' must be an OBJECT, as the connection adds"
                        + " members to it");
            }
            Map<Object, @Nullable Object> members = new LinkedHashMap<>();
            if (given instanceof Map<?, ?> own) {
                members.putAll(own);
            }
            members.putAll(connection.body());
            given = members;
        }
        ArrayFormat format = parameters.arrays();
        return switch (given) {
            case null -> null;
            case String text -> text;
            case Map<?, ?> members
            when parameters.form() -> FormEncoding.write(members, format == null ? ArrayFormat.INDICES : format);
            default -> Json.of(given).text();
        };
    }
}
