package io.stepwell.server.configuration;

import io.stepwell.integrations.function.FunctionConfiguration;
import io.stepwell.integrations.function.FunctionRuntime;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file that names local functions: a JSON object with a member for each, {@code "charge-card": {"runtime": "nodejs",
 * "handler": "index.handler", "code": "charge"}}, optionally with {@code timeoutSeconds}, {@code concurrency} and
 * {@code environment}. The folder {@code code} is relative to the file.
 */
final class FunctionsFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final Set<String> MEMBERS =
            Set.of("runtime", "handler", "code", "timeoutSeconds", "concurrency", "environment");

    private final Path file;

    private FunctionsFile(Path file) {
        this.file = file;
    }

    static List<FunctionConfiguration> read(Path file) {
        FunctionsFile functions = new FunctionsFile(file);
        List<FunctionConfiguration> all = new ArrayList<>();
        functions.object(functions.tree(), "").forEach((name, members) -> all.add(functions.function(name, members)));
        return all;
    }

    private @Nullable Object tree() {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw problem("larger than 1 MiB");
            }
            return Json.parse(Files.readString(file)).tree();
        } catch (IOException e) {
            throw problem("cannot be read (" + e + ")");
        } catch (JsonSyntaxException e) {
            throw problem("not JSON (line " + e.line() + ", column " + e.column() + "): " + e.getMessage());
        }
    }

    private FunctionConfiguration function(String name, @Nullable Object value) {
        Map<String, @Nullable Object> members = object(value, name);
        for (String member : members.keySet()) {
            if (!MEMBERS.contains(member)) {
                throw problem(
                        name + " has the unknown member '" + member + "'; known are " + String.join(", ", MEMBERS));
            }
        }
        try {
            FunctionConfiguration usual = FunctionConfiguration.of(
                    name,
                    FunctionRuntime.parse(text(members, name, "runtime")),
                    text(members, name, "handler"),
                    file.toAbsolutePath().resolveSibling(text(members, name, "code")));
            return new FunctionConfiguration(
                    name,
                    usual.runtime(),
                    usual.handler(),
                    usual.code(),
                    number(members, name, "timeoutSeconds", usual.timeoutSeconds()),
                    environment(members, name),
                    number(members, name, "concurrency", usual.concurrency()));
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private Map<String, String> environment(Map<String, @Nullable Object> members, String name) {
        Map<String, String> environment = new LinkedHashMap<>();
        Object given = members.get("environment");
        if (given != null) {
            Map<String, @Nullable Object> variables = object(given, name + ".environment");
            variables.keySet().forEach(key -> environment.put(key, text(variables, name + ".environment", key)));
        }
        return environment;
    }

    private String text(Map<String, @Nullable Object> members, String at, String member) {
        if (members.get(member) instanceof String text) {
            return text;
        }
        throw problem(at + "." + member + " must be a string");
    }

    private int number(Map<String, @Nullable Object> members, String at, String member, int fallback) {
        return switch (members.get(member)) {
            case null -> fallback;
            case Integer number -> number;
            default -> throw problem(at + "." + member + " must be a whole number");
        };
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
        return new ConfigurationException("functions: '" + file + "': " + what + ". It must be a JSON file such as"
                + " {\"hello\": {\"runtime\": \"nodejs\", \"handler\": \"index.handler\", \"code\": \"hello\"}}.");
    }
}
