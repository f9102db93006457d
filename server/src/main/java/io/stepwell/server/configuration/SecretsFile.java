package io.stepwell.server.configuration;

import io.stepwell.integrations.http.Tls;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file whose texts may be secrets: each is a string, {@code {"env": "NAME"}} for a variable of the server's environment,
 * or {@code {"file": "PATH"}} for what a file holds, without the line's end. Paths are relative to this file. No error shows a
 * value.
 */
final class SecretsFile {
    private static final long BYTES_MAX = 1 << 20;
    private static final Set<String> TLS = Set.of("trust", "certificate", "key");

    private final Setting setting;
    private final Path file;
    private final Map<String, String> environment;
    private final String example;

    /**
     * @param setting the setting that names the file, as errors name it
     * @param environment where variables are looked up
     * @param example a usable file, for errors
     */
    SecretsFile(Setting setting, Path file, Map<String, String> environment, String example) {
        this.setting = setting;
        this.file = file;
        this.environment = environment;
        this.example = example;
    }

    /** The members of the file. */
    Map<String, @Nullable Object> members() {
        try {
            return object(Json.parse(read(file, "")).tree(), "");
        } catch (JsonSyntaxException e) {
            throw problem("not JSON (line " + e.line() + ", column " + e.column() + ")");
        }
    }

    private String read(Path path, String at) {
        String start = at.isEmpty() ? "" : at + " names a file that ";
        try {
            if (Files.size(path) > BYTES_MAX) {
                throw problem(start + "is larger than 1 MiB");
            }
            return Files.readString(path);
        } catch (IOException e) {
            throw problem(start + "cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** Exactly these members, each a text. */
    Map<String, String> texts(@Nullable Object value, String at, Set<String> members) {
        Map<String, String> texts = texts(value, at);
        if (!texts.keySet().equals(members)) {
            throw problem(at + " must have exactly the members " + String.join(", ", new TreeSet<>(members)));
        }
        return texts;
    }

    /** Any members, each a text; none for null. */
    Map<String, String> texts(@Nullable Object value, String at) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, @Nullable Object> members = value == null ? Map.of() : object(value, at);
        members.forEach((name, member) -> texts.put(name, text(member, at)));
        return texts;
    }

    private String text(@Nullable Object value, String at) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Map<?, ?> reference && reference.size() == 1) {
            if (reference.get("env") instanceof String variable) {
                String found = environment.get(variable);
                if (found == null) {
                    throw problem(at + " names the variable " + variable + ", which is not set");
                }
                return found;
            }
            if (reference.get("file") instanceof String path) {
                return read(beside(path, at), at).stripTrailing();
            }
        }
        throw problem(at + " must have as its members strings, {\"env\": \"VARIABLE\"} or {\"file\": \"PATH\"}");
    }

    private Path beside(String path, String at) {
        try {
            return file.toAbsolutePath().resolveSibling(path);
        } catch (InvalidPathException e) {
            throw problem(at + " must name a file");
        }
    }

    /** What a TLS connection trusts and shows, its members the paths of files in PEM. */
    Tls tls(@Nullable Object value, String at) {
        Map<String, @Nullable Object> members = object(value, at);
        if (members.isEmpty() || !TLS.containsAll(members.keySet())) {
            throw problem(at + " must have trust, or certificate and key, or all three");
        }
        Map<String, String> read = new LinkedHashMap<>();
        members.forEach((name, path) -> {
            if (!(path instanceof String text)) {
                throw problem(at + "." + name + " must be the path of a file in PEM");
            }
            read.put(name, read(beside(text, at + "." + name), at + "." + name));
        });
        try {
            return Tls.of(read.get("trust"), read.get("certificate"), read.get("key"));
        } catch (IllegalArgumentException e) {
            throw problem(at + "." + e.getMessage());
        }
    }

    Map<String, @Nullable Object> object(@Nullable Object value, String at) {
        if (!(value instanceof Map<?, ?> map)) {
            throw problem((at.isEmpty() ? "the file" : at) + " must be a JSON object");
        }
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), member));
        return members;
    }

    ConfigurationException problem(String what) {
        return new ConfigurationException(
                setting.key() + ": '" + file + "': " + what + ". It must be a JSON file such as " + example + ".");
    }
}
