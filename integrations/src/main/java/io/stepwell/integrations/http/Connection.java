package io.stepwell.integrations.http;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an API wants to know of its caller, as a connection of EventBridge holds it. Its values stand before those of a
 * task.
 *
 * @param headers added to the request
 * @param query added to the query
 * @param body members added to the body, which is then an object
 * @param tls what its calls trust and show; null for what is said of the host
 */
public record Connection(
        String name,
        Authorization authorization,
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, String> body,
        @Nullable Tls tls) {
    /** How the caller proves who it is. */
    public sealed interface Authorization {
        /** Not at all. */
        record None() implements Authorization {}

        /** Name and password (RFC 7617). */
        record Basic(String username, String password) implements Authorization {
            @Override
            public String toString() {
                return "Basic";
            }
        }

        /** A header with a secret. */
        record ApiKey(String header, String value) implements Authorization {
            /** @throws IllegalArgumentException when a header cannot have that name or value; the message shows neither */
            public ApiKey {
                requireHeader("apiKey", header, value);
            }

            @Override
            public String toString() {
                return "ApiKey";
            }
        }

        /**
         * A token for client credentials (RFC 6749, section 4.4).
         *
         * @param inBody whether name and secret are sent in the body of the request for a token, rather than in its header
         *     (section 2.3.1)
         */
        record ClientCredentials(TokenRequest request, String clientId, String clientSecret, boolean inBody)
                implements Authorization {

            @Override
            public String toString() {
                return "ClientCredentials";
            }
        }
    }

    /**
     * The request for a token (EventBridge API, OAuthParameters).
     *
     * @param method {@code POST}, {@code PUT} or {@code GET}
     * @param parameters added to its form, or with {@code GET} to its query: {@code scope}
     */
    public record TokenRequest(
            URI endpoint,
            String method,
            Map<String, String> headers,
            Map<String, String> query,
            Map<String, String> parameters) {
        private static final Set<String> METHODS = Set.of("POST", "PUT", "GET");

        /** @throws IllegalArgumentException when a member cannot be used; the message shows no value */
        public TokenRequest {
            if (endpoint.getHost() == null) {
                throw new IllegalArgumentException("oauth.tokenEndpoint must have a host");
            }
            if (!METHODS.contains(method)) {
                throw new IllegalArgumentException("oauth.method must be POST, PUT or GET");
            }
            headers.forEach((header, value) -> requireHeader("oauth.headers", header, value));
            headers = Map.copyOf(headers);
            query = Map.copyOf(query);
            parameters = Map.copyOf(parameters);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "TokenRequest";
        }
    }

    /** @throws IllegalArgumentException when a header cannot have its name or value; the message shows neither */
    public Connection {
        headers.forEach((header, value) -> requireHeader("headers", header, value));
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
        body = Map.copyOf(body);
    }

    private static void requireHeader(String member, String header, String value) {
        if (!HeaderRules.isName(header) || !HeaderRules.isValue(value)) {
            throw new IllegalArgumentException(member + " must have names and values that a header can have");
        }
    }

    /** A connection whose calls trust and show what is said of the host. */
    public Connection(
            String name,
            Authorization authorization,
            Map<String, String> headers,
            Map<String, String> query,
            Map<String, String> body) {
        this(name, authorization, headers, query, body, null);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Connection[" + name + ", " + authorization + "]";
    }
}
