package io.stepwell.server.configuration;

import io.stepwell.integrations.http.Connection;
import io.stepwell.integrations.http.Connection.Authorization;
import io.stepwell.integrations.http.Connection.TokenRequest;
import io.stepwell.integrations.http.Tls;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds connections: a JSON object with a member for each, named by the connection's name or ARN, with one
 * of {@code basic}, {@code apiKey} and {@code oauth}, with {@code headers}, {@code query} and {@code body} to add, and with
 * {@code tls}.
 */
final class ConnectionsFile {
    private static final String EXAMPLE =
            "{\"billing\": {\"basic\": {\"username\": \"ada\", \"password\": \"secret\"}}}";
    private static final Set<String> AUTHORIZATIONS = Set.of("basic", "apiKey", "oauth");
    private static final Set<String> ADDITIONS = Set.of("headers", "query", "body", "tls");
    private static final Set<String> TOKEN_REQUEST =
            Set.of("tokenEndpoint", "clientId", "clientSecret", "clientIn", "method", "parameters", "headers", "query");

    private final SecretsFile file;

    private ConnectionsFile(SecretsFile file) {
        this.file = file;
    }

    /** @param environment where the variables are looked up that hold secrets */
    static List<Connection> read(Path path, Map<String, String> environment) {
        SecretsFile file = new SecretsFile(Setting.CONNECTIONS, path, environment, EXAMPLE);
        ConnectionsFile connections = new ConnectionsFile(file);
        List<Connection> all = new ArrayList<>();
        file.members().forEach((name, value) -> all.add(connections.connection(name, value)));
        return all;
    }

    private Connection connection(String name, @Nullable Object value) {
        Map<String, @Nullable Object> members = file.object(value, name);
        int authorizations = 0;
        for (String member : members.keySet()) {
            authorizations += AUTHORIZATIONS.contains(member) ? 1 : 0;
            if (!AUTHORIZATIONS.contains(member) && !ADDITIONS.contains(member)) {
                throw file.problem(
                        name + " has an unknown member; known are basic, apiKey, oauth, headers, query, body, tls");
            }
        }
        if (authorizations > 1) {
            throw file.problem(name + " must have only one of basic, apiKey and oauth");
        }
        Tls tls = members.containsKey("tls") ? file.tls(members.get("tls"), name + ".tls") : null;
        try {
            return new Connection(
                    name,
                    authorization(members, name),
                    file.texts(members.get("headers"), name + ".headers"),
                    file.texts(members.get("query"), name + ".query"),
                    file.texts(members.get("body"), name + ".body"),
                    tls);
        } catch (IllegalArgumentException e) {
            throw file.problem(name + "." + e.getMessage());
        }
    }

    private Authorization authorization(Map<String, @Nullable Object> members, String name) {
        if (members.containsKey("basic")) {
            Map<String, String> basic =
                    file.texts(members.get("basic"), name + ".basic", Set.of("username", "password"));
            return new Authorization.Basic(basic.getOrDefault("username", ""), basic.getOrDefault("password", ""));
        }
        if (members.containsKey("apiKey")) {
            Map<String, String> key = file.texts(members.get("apiKey"), name + ".apiKey", Set.of("name", "value"));
            return new Authorization.ApiKey(key.getOrDefault("name", ""), key.getOrDefault("value", ""));
        }
        return members.containsKey("oauth") ? clientCredentials(members.get("oauth"), name) : new Authorization.None();
    }

    private Authorization clientCredentials(@Nullable Object value, String name) {
        String at = name + ".oauth";
        Map<String, @Nullable Object> members = new LinkedHashMap<>(file.object(value, at));
        if (!TOKEN_REQUEST.containsAll(members.keySet())) {
            throw file.problem(at + " has an unknown member; known are tokenEndpoint, clientId, clientSecret, clientIn,"
                    + " method, parameters, headers, query");
        }
        Map<String, String> parameters = file.texts(members.remove("parameters"), at + ".parameters");
        Map<String, String> headers = file.texts(members.remove("headers"), at + ".headers");
        Map<String, String> query = file.texts(members.remove("query"), at + ".query");
        members.putIfAbsent("method", "POST");
        members.putIfAbsent("clientIn", "header");
        Map<String, String> oauth =
                file.texts(members, at, Set.of("tokenEndpoint", "clientId", "clientSecret", "method", "clientIn"));
        String clientIn = oauth.getOrDefault("clientIn", "");
        if (!clientIn.equals("header") && !clientIn.equals("body")) {
            throw file.problem(at + ".clientIn must be header or body");
        }
        return new Authorization.ClientCredentials(
                new TokenRequest(
                        tokenEndpoint(oauth.getOrDefault("tokenEndpoint", ""), name),
                        oauth.getOrDefault("method", ""),
                        headers,
                        query,
                        parameters),
                oauth.getOrDefault("clientId", ""),
                oauth.getOrDefault("clientSecret", ""),
                clientIn.equals("body"));
    }

    private URI tokenEndpoint(String text, String name) {
        try {
            URI uri = new URI(text);
            boolean served = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            if (served && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw file.problem(name + ".oauth.tokenEndpoint must be a URL that begins with https:// or http://");
    }
}
