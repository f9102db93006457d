package io.stepwell.language.path;

import io.stepwell.language.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the tables of cases: one JSON object a line, {@code #} begins a remark. */
final class PathCases {
    private PathCases() {}

    static List<Map<String, @Nullable Object>> read(String name) {
        try (InputStream in = Objects.requireNonNull(PathCases.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PathCases::parsed)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> parsed(String line) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(JsonReader.read(line));
    }

    static String text(Map<String, @Nullable Object> line, String member) {
        return (String) Objects.requireNonNull(line.get(member));
    }
}
