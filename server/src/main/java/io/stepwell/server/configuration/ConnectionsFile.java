package io.stepwell.server.configuration;

import io.stepwell.integrations.http.Connection;
import io.stepwell.integrations.http.Connection.Authorization;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds connections: a JSON object with a member for each, named by the connection's name or ARN, with one
 * of {@code basic}, {@code apiKey} and {@code oauth}, and with {@code headers}, {@code query} and {@code body} to add.
 * No error shows a value of the file.
 */
final class ConnectionsFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final Set<String> AUTHORIZATIONS = Set.of("basic", "apiKey", "oauth");
    private static final Set<String> ADDITIONS = Set.of("headers", "query", "body");

    private final Path file;

    private ConnectionsFile(Path file) {
        this.file = file;
    }

    static List<Connection> read(Path file) {
        ConnectionsFile connections = new ConnectionsFile(file);
        List<Connection> all = new ArrayList<>();
        connections
                .object(connections.tree(), "")
                .forEach((name, value) -> all.add(connections.connection(name, value)));
        return all;
    }

    private @Nullable Object tree() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw problem("larger than 1 MiB");
            }
            return Json.parse(Files.readString(file)).tree();
        } catch (IOException e) {
            throw problem("cannot be read (" + e.getClass().getSimpleName() + ")");
        } catch (JsonSyntaxException e) {
            throw problem("not JSON (line " + e.line() + ", column " + e.column() + ")");
        }
    }

    private Connection connection(String name, @Nullable Object value) {
        Map<String, @Nullable Object> members = object(value, name);
        int authorizations = 0;
        for (String member : members.keySet()) {
            authorizations += AUTHORIZATIONS.contains(member) ? 1 : 0;
            if (!AUTHORIZATIONS.contains(member) && !ADDITIONS.contains(member)) {
                throw problem(name + " has an unknown member; known are basic, apiKey, oauth, headers, query, body");
            }
        }
        if (authorizations > 1) {
            throw problem(name + " must have only one of basic, apiKey and oauth");
        }
        try {
            return new Connection(
                    name,
                    authorization(members, name),
                    texts(members.get("headers"), name + ".headers"),
                    texts(members.get("query"), name + ".query"),
                    texts(members.get("body"), name + ".body"));
        } catch (IllegalArgumentException e) {
            throw problem(name + "." + e.getMessage());
        }
    }

    private Authorization authorization(Map<String, @Nullable Object> members, String name) {
        if (members.containsKey("basic")) {
            Map<String, String> basic = texts(members.get("basic"), name + ".basic", Set.of("username", "password"));
            return new Authorization.Basic(basic.getOrDefault("username", ""), basic.getOrDefault("password", ""));
        }
        if (members.containsKey("apiKey")) {
            Map<String, String> key = texts(members.get("apiKey"), name + ".apiKey", Set.of("name", "value"));
            return new Authorization.ApiKey(key.getOrDefault("name", ""), key.getOrDefault("value", ""));
        }
        return members.containsKey("oauth") ? clientCredentials(members.get("oauth"), name) : new Authorization.None();
    }

    private Authorization clientCredentials(@Nullable Object value, String name) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>(object(value, name + ".oauth"));
        Map<String, String> parameters = texts(members.remove("parameters"), name + ".oauth.parameters");
        Map<String, String> oauth =
                texts(members, name + ".oauth", Set.of("tokenEndpoint", "clientId", "clientSecret"));
        return new Authorization.ClientCredentials(
                tokenEndpoint(oauth.getOrDefault("tokenEndpoint", ""), name),
                oauth.getOrDefault("clientId", ""),
                oauth.getOrDefault("clientSecret", ""),
                parameters);
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
        throw problem(name + ".oauth.tokenEndpoint must be a URL that begins with https:// or http://");
    }

    /** Exactly these members, each a string. */
    private Map<String, String> texts(@Nullable Object value, String at, Set<String> members) {
        Map<String, String> texts = texts(value, at);
        if (!texts.keySet().equals(members)) {
            throw problem(at + " must have exactly the members " + String.join(", ", new TreeSet<>(members)));
        }
        return texts;
    }

    private Map<String, String> texts(@Nullable Object value, String at) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, @Nullable Object> members = value == null ? Map.of() : object(value, at);
        members.forEach((name, member) -> {
            if (!(member instanceof String text)) {
                throw problem(at + " must have strings as its members");
            }
            texts.put(name, text);
        });
        return texts;
    }

    private Map<String, @Nullable Object> object(@Nullable Object value, String at) {
        if (!(value instanceof Map<?, ?> map)) {
            throw problem((at.isEmpty() ? "the file" : at) + " must be a JSON object");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), member));
        return members;
    }

    private ConfigurationException problem(String what) {
        return new ConfigurationException("connections: '" + file + "': " + what + ". It must be a JSON file such as"
                + " {\"billing\": {\"basic\": {\"username\": \"ada\", \"password\": \"secret\"}}}.");
    }
}
