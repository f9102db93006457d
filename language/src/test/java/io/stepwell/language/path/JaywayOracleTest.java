package io.stepwell.language.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.TypeRef;
import com.jayway.jsonpath.spi.json.JsonSmartJsonProvider;
import com.jayway.jsonpath.spi.mapper.MappingProvider;
import io.stepwell.language.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares with Jayway JsonPath 3.0.0 on random paths and documents.
 *
 * <p>We differ on purpose, and {@link #isComparable} leaves out, where Jayway
 * <ul>
 *   <li>fails, and an indefinite path of ours finds nothing or fails: a missing beginning is {@code []} on AWS;
 *   <li>applies {@code ..[*]}, {@code ..[n]}, {@code ..[n:m]} or a filter behind {@code ..} and then more steps: 3.0.0
 *       skips a step there and confuses the indexes of arrays, which 2.0.0 and we do not;
 *   <li>crashes on a list of containers in a filter ({@code contains}, {@code in}, {@code anyof} …) with anything but
 *       an {@link InvalidPathException}: we compare by content;
 *   <li>holds {@code 1} and {@code 1.0} inside lists for different: we compare numbers by value;
 *   <li>applies {@code keys()}, {@code first()} and {@code index()} to the root when the path begins with {@code ..}: we apply them to what the path finds;
 *   <li>refuses a filter's path with two brackets in a row of which the second has a blank.
 * </ul>
 * Never drawn, because we differ: backslashes in names (AWS keeps them), {@code $} paths alone in a filter (3.0.0 asks
 * the item), {@code max()} of negative numbers and {@code last()} of one element (wrong in 3.0.0),
 * {@code length($.a)} (3.0.0 measures something else), slices with steps (ignored in 3.0.0, refused here), a filter on a
 * scalar inside a filter (3.0.0 then refuses the whole item, we find nothing there).
 */
final class JaywayOracleTest {
    private static final int PAIRS = Integer.getInteger("pairs", 5_000);
    private static final Configuration JAYWAY = Configuration.builder()
            .jsonProvider(new JsonSmartJsonProvider())
            .mappingProvider(new Unmapped())
            .build();

    /** The outcome of a path that leads to nothing. */
    private static final String NOTHING = "nothing";

    /** Jayway failed in a way that is no answer, or refused the path. */
    private static final String CRASH = "crash";

    @Test
    void agreesWithJaywayOnRandomPathsAndDocuments() {
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println(
                "JaywayOracleTest: rerun with ./mvnw -pl language test -Dtest=JaywayOracleTest -Dseed=" + seed);
        RandomPaths draw = new RandomPaths(new Random(seed));
        int compared = 0;
        int found = 0;
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            Object document = draw.container();
            String path = draw.path();
            String theirs = jayway(path, document);
            if (!isComparable(path) || theirs.equals(CRASH)) {
                continue;
            }
            compared++;
            String ours = ours(path, document);
            found += ours.equals(NOTHING) || ours.equals("[]") ? 0 : 1;
            if (!ours.equals(theirs)) {
                differences.add(
                        path + " on " + JsonWriter.write(document) + "\n  ours " + ours + "\n  theirs " + theirs);
            }
        }
        System.out.println("JaywayOracleTest: compared " + compared + ", of which " + found + " lead somewhere");
        assertThat(differences).as("differences, seed " + seed).isEmpty();
        assertThat(compared).isGreaterThan(PAIRS * 4 / 5);
        assertThat(found).isGreaterThan(PAIRS / 10);
    }

    private static boolean isComparable(String path) {
        if (path.startsWith("$..") && path.matches(".*\\.(keys|first|index)\\(.*\\)")) {
            return false;
        }
        int descent = path.indexOf("..");
        return descent < 0 || !path.substring(descent).matches("\\.\\.(\\*|\\[(?![ '\"]).*\\]|\\[.*,.*).+");
    }

    private static String ours(String path, @Nullable Object document) {
        JsonPath compiled = JsonPath.compile(path);
        try {
            return shown(compiled.evaluate(document), compiled.isDefinite());
        } catch (PathNotFoundException e) {
            return NOTHING;
        }
    }

    private static String jayway(String path, @Nullable Object document) {
        com.jayway.jsonpath.JsonPath compiled;
        try {
            compiled = com.jayway.jsonpath.JsonPath.compile(path);
        } catch (InvalidPathException e) {
            return CRASH;
        }
        try {
            return shown(compiled.read(document, JAYWAY), compiled.isDefinite());
        } catch (InvalidPathException e) {
            return NOTHING;
        } catch (RuntimeException e) {
            return CRASH;
        }
    }

    private static String shown(@Nullable Object value, boolean definite) {
        if (!definite && value instanceof Collection<?> list && list.isEmpty()) {
            return NOTHING;
        }
        return JsonWriter.write(value);
    }

    /** Jayway maps the lists and objects a filter compares; they stay what they are. */
    private static final class Unmapped implements MappingProvider {
        @Override
        public <T> T map(Object source, Class<T> targetType, Configuration configuration) {
            return targetType.cast(source);
        }

        @Override
        public <T> T map(Object source, TypeRef<T> targetType, Configuration configuration) {
            throw new UnsupportedOperationException();
        }
    }
}
