package io.stepwell.integrations.http;

import io.stepwell.integrations.http.Connection.Authorization;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The header by which a connection proves who calls; tokens are kept until shortly before they expire. */
final class AuthorizationHeaders {
    private static final String AUTHORIZATION = "Authorization";
    private static final long EARLY_MILLIS = 30_000;
    private static final long TOKEN_SECONDS = 300;
    private static final long TOKEN_SECONDS_MAX = 86_400;

    private record Token(String value, long endMillis) {
        @Override
        public String toString() {
            return "Token";
        }
    }

    private final GuardedClient client;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    AuthorizationHeaders(GuardedClient client) {
        this.client = client;
    }

    /**
     * The header; null for none.
     *
     * @throws HttpFailure when there is no token to be had
     */
    Map.@Nullable Entry<String, String> of(Connection connection, long millisMax)
            throws HttpFailure, InterruptedException {
        return switch (connection.authorization()) {
            case Authorization.None() -> null;
            case Authorization.Basic(String username, String password) ->
                Map.entry(AUTHORIZATION, basic(username, password));
            case Authorization.ApiKey(String header, String value) -> Map.entry(header, value);
            case Authorization.ClientCredentials credentials ->
                Map.entry(AUTHORIZATION, "Bearer " + token(connection.name(), credentials, millisMax));
        };
    }

    /** Asks for a new token next time, after one was refused. */
    void forget(Connection connection) {
        tokens.remove(connection.name());
    }

    private static String basic(String username, String password) {
        byte[] credentials = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    private String token(String name, Authorization.ClientCredentials credentials, long millisMax)
            throws HttpFailure, InterruptedException {
        Token known = tokens.get(name);
        if (known != null && System.currentTimeMillis() < known.endMillis() - EARLY_MILLIS) {
            return known.value();
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.putAll(credentials.parameters());
        HttpReply reply = client.call(
                new HttpCall(
                        "POST",
                        credentials.tokenEndpoint(),
                        Map.of(
                                "Accept",
                                List.of("application/json"),
                                "Content-Type",
                                List.of("application/x-www-form-urlencoded"),
                                AUTHORIZATION,
                                List.of(basic(credentials.clientId(), credentials.clientSecret()))),
                        FormEncoding.write(form, FormEncoding.ArrayFormat.REPEAT)),
                millisMax);
        if (!reply.isSuccess()) {
            throw new HttpFailure(
                    "States.Http.StatusCode." + reply.statusCode(),
                    "The token endpoint of the connection " + name + " answered with the status " + reply.statusCode());
        }
        Token token = read(name, reply);
        tokens.put(name, token);
        return token.value();
    }

    private static Token read(String name, HttpReply reply) throws HttpFailure {
        try {
            if (Json.parse(reply.text()).tree() instanceof Map<?, ?> members
                    && members.get("access_token") instanceof String value
                    && RequestHeaders.isValue(value)) {
                long seconds = members.get("expires_in") instanceof Number number ? number.longValue() : TOKEN_SECONDS;
                long bounded = Math.clamp(seconds, 0, TOKEN_SECONDS_MAX);
                return new Token(value, System.currentTimeMillis() + bounded * 1_000);
            }
        } catch (JsonSyntaxException notJson) {
            // said below
        }
        throw HttpFailure.socket("The token endpoint of the connection " + name + " answered without access_token");
    }
}
