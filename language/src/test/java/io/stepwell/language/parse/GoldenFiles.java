package io.stepwell.language.parse;

import io.stepwell.language.json.JsonReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The golden cases: each file of a folder under {@code src/test/resources/golden} is an array of cases. */
final class GoldenFiles {
    private GoldenFiles() {}

    /** One case; its name begins with the name of its file. */
    record Case(String name, Map<String, @Nullable Object> members) {
        Object member(String key) {
            return Objects.requireNonNull(members.get(key), () -> name + " needs the member " + key);
        }
    }

    @SuppressWarnings("unchecked")
    static List<Case> read(String folder) throws IOException, URISyntaxException {
        Path path = Path.of(Objects.requireNonNull(GoldenFiles.class.getResource("/golden/" + folder))
                .toURI());
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(path)) {
            for (Path file : files.sorted().toList()) {
                Object tree = JsonReader.read(Files.readString(file));
                for (Object element : (List<?>) Objects.requireNonNull(tree)) {
                    Map<String, @Nullable Object> members = (Map<String, @Nullable Object>) element;
                    cases.add(new Case(file.getFileName() + ": " + members.get("name"), members));
                }
            }
        }
        return cases;
    }
}
