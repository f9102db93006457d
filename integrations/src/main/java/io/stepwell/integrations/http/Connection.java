package io.stepwell.integrations.http;

import java.net.URI;
import java.util.Map;

/**
 * What an API wants to know of its caller, as a connection of EventBridge holds it. Its values stand before those of a
 * task.
 *
 * @param headers added to the request
 * @param query added to the query
 * @param body members added to the body, which is then an object
 */
public record Connection(
        String name,
        Authorization authorization,
        Map<String, String> headers,
        Map<String, String> query,
        Map<String, String> body) {
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
         * @param parameters more parameters of the request for a token: {@code scope}
         */
        record ClientCredentials(
                URI tokenEndpoint, String clientId, String clientSecret, Map<String, String> parameters)
                implements Authorization {
            public ClientCredentials {
                parameters = Map.copyOf(parameters);
            }

            @Override
            public String toString() {
                return "ClientCredentials";
            }
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
        if (!RequestHeaders.isName(header) || !RequestHeaders.isValue(value)) {
            throw new IllegalArgumentException(member + " must have names and values that a header can have");
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Connection[" + name + ", " + authorization + "]";
    }
}
