package io.stepwell.server.configuration;

import io.stepwell.integrations.function.FunctionConfiguration;
import io.stepwell.integrations.function.FunctionRuntime;
import io.stepwell.integrations.function.FunctionTarget;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file that names local functions: a JSON object with a member for each, {@code "charge-card": {"runtime": "nodejs",
 * "handler": "index.handler", "code": "charge"}}, optionally with {@code timeoutSeconds}, {@code concurrency}, {@code
 * waitSeconds} and {@code environment}. Instead of a handler it may name a {@code command}, an array of strings, or a URL as
 * {@code http}. The folder {@code code} is relative to the file.
 */
final class FunctionsFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final Set<String> MEMBERS = Set.of(
            "runtime",
            "handler",
            "code",
            "command",
            "http",
            "timeoutSeconds",
            "concurrency",
            "waitSeconds",
            "environment");

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
        FunctionTarget target = target(name, members);
        try {
            FunctionConfiguration usual = FunctionConfiguration.of(name, target);
            return new FunctionConfiguration(
                    name,
                    target,
                    number(members, name, "timeoutSeconds", usual.timeoutSeconds()),
                    environment(members, name),
                    number(members, name, "concurrency", usual.concurrency()),
                    number(members, name, "waitSeconds", usual.waitSeconds()));
        } catch (IllegalArgumentException e) {
            throw problem(String.valueOf(e.getMessage()));
        }
    }

    private FunctionTarget target(String name, Map<String, @Nullable Object> members) {
        List<String> kinds = Stream.of("runtime", "command", "http")
                .filter(members::containsKey)
                .toList();
        if (kinds.size() > 1) {
            throw problem(name + " has " + String.join(" and ", kinds) + "; a function runs only one of them");
        }
        try {
            if (members.containsKey("command")) {
                refuse(members, name, "a command", "handler");
                String code = members.containsKey("code") ? text(members, name, "code") : "";
                return new FunctionTarget.Program(
                        texts(members, name, "command"), file.toAbsolutePath().resolveSibling(code));
            }
            if (members.containsKey("http")) {
                refuse(members, name, "a URL", "handler", "code", "environment");
                return new FunctionTarget.Web(URI.create(text(members, name, "http")));
            }
            return new FunctionTarget.Handler(
                    FunctionRuntime.parse(text(members, name, "runtime")),
                    text(members, name, "handler"),
                    file.toAbsolutePath().resolveSibling(text(members, name, "code")));
        } catch (IllegalArgumentException e) {
            throw problem("Function '" + name + "': " + e.getMessage());
        }
    }

    private void refuse(Map<String, @Nullable Object> members, String name, String kind, String... foreign) {
        for (String member : foreign) {
            if (members.containsKey(member)) {
                throw problem(name + "." + member + " has no meaning for " + kind);
            }
        }
    }

    private List<String> texts(Map<String, @Nullable Object> members, String at, String member) {
        List<String> texts = new ArrayList<>();
        if (members.get(member) instanceof List<?> list) {
            list.forEach(element -> {
                if (element instanceof String text) {
                    texts.add(text);
                }
            });
            if (texts.size() == list.size()) {
                return texts;
            }
        }
        throw problem(at + "." + member + " must be an array of strings, the program first");
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
