package io.stepwell.language.intrinsic;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.path.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the tables of cases (one JSON object a line, {@code #} begins a remark) and resolves paths the simplest way. */
final class CallCases {
    private static final Object CONTEXT = tree("{\"StateMachine\": {\"Name\": \"orders-eu-nightly\"}}");
    private static final Object VARIABLES = tree("{\"count\": 3, \"order\": {\"lines\": [{}, {\"quantity\": 40}]}}");

    private CallCases() {}

    static List<Map<String, @Nullable Object>> read(String name) {
        try (InputStream in = Objects.requireNonNull(CallCases.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(CallCases::parsed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Map<String, @Nullable Object> line, String member) {
        return (String) Objects.requireNonNull(line.get(member), member);
    }

    /** {@code $$} looks into a small context object, {@code $name} into two variables. */
    static IntrinsicCall compile(String text) {
        return IntrinsicCall.compile(text, CallCases::compilePath);
    }

    static IntrinsicCall.PathResolver in(@Nullable Object document) {
        return compiled -> {
            RootedPath rooted = (RootedPath) compiled;
            Object root = switch (rooted.root()) {
                case INPUT -> document;
                case CONTEXT -> CONTEXT;
                case VARIABLES -> VARIABLES;
            };
            return rooted.path().evaluate(root);
        };
    }

    private static Object compilePath(String path) {
        if (path.startsWith("$$")) {
            return new RootedPath(Root.CONTEXT, JsonPath.compile(path.substring(1)));
        }
        return path.matches("\\$[a-z].*")
                ? new RootedPath(Root.VARIABLES, JsonPath.compile("$." + path.substring(1)))
                : new RootedPath(Root.INPUT, JsonPath.compile(path));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> parsed(String line) {
        return (Map<String, @Nullable Object>) tree(line);
    }

    private static Object tree(String json) {
        return Objects.requireNonNull(JsonReader.read(json));
    }

    private enum Root {
        INPUT,
        CONTEXT,
        VARIABLES
    }

    private record RootedPath(Root root, JsonPath path) {}
}
