package io.stepwell.server.connections;

import static io.stepwell.server.connections.ConnectionShapes.API_KEY;
import static io.stepwell.server.connections.ConnectionShapes.BASIC;
import static io.stepwell.server.connections.ConnectionShapes.INVOCATION;
import static io.stepwell.server.connections.ConnectionShapes.OAUTH;

import io.stepwell.api.wire.RequestFault;
import io.stepwell.integrations.http.Connection;
import io.stepwell.integrations.http.Connection.Authorization;
import io.stepwell.integrations.http.Connection.TokenRequest;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The member {@code AuthParameters} of a request, checked: everything a connection knows, its secrets among it.
 *
 * @param type the connection's {@code AuthorizationType}
 */
record AuthParameters(String type, Map<String, @Nullable Object> members) {
    /** What a secret of Secrets Manager can hold, where EventBridge keeps them. */
    private static final int BYTES_MAX = 65_536;

    private static final Map<String, String> MEMBER_OF_TYPE =
            Map.of("BASIC", BASIC, "API_KEY", API_KEY, "OAUTH_CLIENT_CREDENTIALS", OAUTH);
    private static final List<String> PARAMETERS =
            List.of("HeaderParameters", "QueryStringParameters", "BodyParameters");

    /** Those that were written by {@link #text}. */
    static AuthParameters of(String type, String text) {
        return new AuthParameters(type, object(Json.parse(text).tree()));
    }

    /**
     * Those of a request over those there were.
     *
     * @param known empty for a new connection
     * @throws RequestFault {@code ValidationException} when they do not make a usable connection
     */
    static AuthParameters merged(String type, Map<String, @Nullable Object> known, @Nullable Object given) {
        String wanted = String.valueOf(MEMBER_OF_TYPE.get(type));
        Map<String, @Nullable Object> changes = object(given);
        if (changes.get("ConnectivityParameters") != null) {
            throw RequestFault.validation(
                    "AuthParameters.ConnectivityParameters is not supported: this server knows no private connections");
        }
        for (String other : MEMBER_OF_TYPE.values()) {
            if (!other.equals(wanted) && changes.get(other) != null) {
                throw RequestFault.validation("AuthParameters." + other + " does not go with the AuthorizationType "
                        + type + ", which has " + wanted);
            }
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name : List.of(wanted, INVOCATION)) {
            Object value = over(known.get(name), changes.get(name));
            if (value != null) {
                members.put(name, value);
            }
        }
        if (!members.containsKey(wanted)) {
            throw RequestFault.validation(
                    "AuthParameters." + wanted + " must be given for the AuthorizationType " + type);
        }
        ConnectionShapes.USABLE.read(Map.of("AuthParameters", members));
        AuthParameters made = new AuthParameters(type, members);
        made.requireUsable();
        return made;
    }

    private void requireUsable() {
        if (text().getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
            throw RequestFault.validation("AuthParameters takes more than " + BYTES_MAX
                    + " bytes of JSON, which is the most that a secret can have");
        }
        try {
            connection("new");
        } catch (IllegalArgumentException e) {
            throw RequestFault.validation("AuthParameters is not usable: " + e.getMessage());
        }
    }

    /** Objects member by member, everything else as a whole. */
    private static @Nullable Object over(@Nullable Object known, @Nullable Object given) {
        if (known instanceof Map<?, ?> && given instanceof Map<?, ?>) {
            Map<String, @Nullable Object> merged = new LinkedHashMap<>(object(known));
            object(given).forEach((name, value) -> merged.put(name, over(merged.get(name), value)));
            return merged;
        }
        return given == null ? known : given;
    }

    /** All of it as JSON: to be encrypted. */
    String text() {
        return JsonWriter.write(members);
    }

    /** What an answer shows of it: names, and values that are not called secret. */
    String shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        switch (type) {
            case "BASIC" -> shown.put(BASIC, Map.of("Username", text(BASIC, "Username")));
            case "API_KEY" -> shown.put(API_KEY, Map.of("ApiKeyName", text(API_KEY, "ApiKeyName")));
            default -> {
                Map<String, Object> oauth = new LinkedHashMap<>();
                oauth.put("ClientParameters", Map.of("ClientID", client("ClientID")));
                oauth.put("AuthorizationEndpoint", text(OAUTH, "AuthorizationEndpoint"));
                oauth.put("HttpMethod", text(OAUTH, "HttpMethod"));
                if (object(members.get(OAUTH)).get("OAuthHttpParameters") instanceof Map<?, ?> added) {
                    oauth.put("OAuthHttpParameters", shown(object(added)));
                }
                shown.put(OAUTH, oauth);
            }
        }
        if (members.get(INVOCATION) instanceof Map<?, ?> added) {
            shown.put(INVOCATION, shown(object(added)));
        }
        return JsonWriter.write(shown);
    }

    private static Map<String, Object> shown(Map<String, @Nullable Object> added) {
        Map<String, Object> shown = new LinkedHashMap<>();
        for (String kind : PARAMETERS) {
            if (added.get(kind) instanceof List<?> parameters) {
                List<Object> list = new ArrayList<>();
                parameters.forEach(each -> list.add(shownParameter(object(each))));
                shown.put(kind, list);
            }
        }
        return shown;
    }

    private static Map<String, Object> shownParameter(Map<String, @Nullable Object> parameter) {
        boolean secret = Boolean.TRUE.equals(parameter.get("IsValueSecret"));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("Key", String.valueOf(parameter.get("Key")));
        if (!secret && parameter.get("Value") instanceof String value) {
            shown.put("Value", value);
        }
        shown.put("IsValueSecret", secret);
        return shown;
    }

    /**
     * What tasks call with.
     *
     * @throws IllegalArgumentException when a member cannot be sent; the message shows no value
     */
    Connection connection(String name) {
        Authorization authorization = switch (type) {
            case "BASIC" -> new Authorization.Basic(text(BASIC, "Username"), text(BASIC, "Password"));
            case "API_KEY" -> new Authorization.ApiKey(text(API_KEY, "ApiKeyName"), text(API_KEY, "ApiKeyValue"));
            default ->
                new Authorization.ClientCredentials(tokenRequest(), client("ClientID"), client("ClientSecret"), false);
        };
        Map<String, @Nullable Object> added = object(members.get(INVOCATION));
        return new Connection(
                name,
                authorization,
                values(added, "HeaderParameters"),
                values(added, "QueryStringParameters"),
                values(added, "BodyParameters"));
    }

    private TokenRequest tokenRequest() {
        Map<String, @Nullable Object> added = object(object(members.get(OAUTH)).get("OAuthHttpParameters"));
        return new TokenRequest(
                endpoint(text(OAUTH, "AuthorizationEndpoint")),
                text(OAUTH, "HttpMethod"),
                values(added, "HeaderParameters"),
                values(added, "QueryStringParameters"),
                values(added, "BodyParameters"));
    }

    private static URI endpoint(String text) {
        boolean served = text.startsWith("https://") || text.startsWith("http://");
        URI uri = served ? uri(text) : null;
        if (uri == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "AuthorizationEndpoint must be a URL that begins with https:// or http://");
        }
        return uri;
    }

    private static @Nullable URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException showsTheText) {
            return null;
        }
    }

    private static Map<String, String> values(Map<String, @Nullable Object> added, String kind) {
        Map<String, String> values = new LinkedHashMap<>();
        if (added.get(kind) instanceof List<?> parameters) {
            for (Object each : parameters) {
                Map<String, @Nullable Object> parameter = object(each);
                values.put(
                        String.valueOf(parameter.get("Key")),
                        parameter.get("Value") instanceof String value ? value : "");
            }
        }
        return values;
    }

    private String text(String member, String name) {
        return String.valueOf(object(members.get(member)).get(name));
    }

    private String client(String name) {
        return String.valueOf(
                object(object(members.get(OAUTH)).get("ClientParameters")).get(name));
    }

    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> members.put(String.valueOf(name), member));
        }
        return members;
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "AuthParameters[" + type + "]";
    }
}
