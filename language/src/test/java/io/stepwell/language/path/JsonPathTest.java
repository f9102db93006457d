package io.stepwell.language.path;

import static io.stepwell.language.path.PathCases.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.stepwell.language.json.JsonWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class JsonPathTest {
    @TestFactory
    Stream<DynamicTest> pathsLeadWhereTheTableSays() {
        return PathCases.read("paths.jsonl").stream()
                .map(line -> DynamicTest.dynamicTest(
                        text(line, "path") + " on " + JsonWriter.write(line.get("document")), () -> check(line)));
    }

    private static void check(Map<String, @Nullable Object> line) throws PathNotFoundException {
        assertThat(line.containsKey("error")).as("a value or an error").isNotEqualTo(line.containsKey("value"));
        JsonPath path = JsonPath.compile(text(line, "path"));
        if (line.get("definite") instanceof Boolean definite) {
            assertThat(path.isDefinite()).isEqualTo(definite);
        }
        String before = JsonWriter.write(line.get("document"));
        if (line.containsKey("error")) {
            assertThatThrownBy(() -> path.evaluate(line.get("document")))
                    .isInstanceOf(PathNotFoundException.class)
                    .hasMessage(text(line, "error"));
        } else {
            assertThat(JsonWriter.write(path.evaluate(line.get("document"))))
                    .isEqualTo(JsonWriter.write(line.get("value")));
        }
        assertThat(JsonWriter.write(line.get("document"))).as("the document").isEqualTo(before);
    }

    @TestFactory
    Stream<DynamicTest> malformedPathsAreRefusedWithThePlaceOfTheFault() {
        return PathCases.read("malformed.jsonl").stream()
                .map(line -> DynamicTest.dynamicTest("refuses " + text(line, "path"), () -> {
                    JsonPathSyntaxException e = syntaxFault(text(line, "path"));
                    assertThat(e).hasMessageContaining(text(line, "says"));
                    assertThat(e.position()).isEqualTo(line.get("position"));
                }));
    }

    @Test
    void aPathIsItsText() {
        assertThat(JsonPath.compile("$.a").text()).isEqualTo("$.a");
        assertThat(JsonPath.compile("$.a"))
                .isEqualTo(JsonPath.compile("$.a"))
                .isNotEqualTo(JsonPath.compile("$.b"))
                .hasToString("$.a");
    }

    @Test
    void aPathOfMoreThanTenThousandCharactersIsRefused() {
        assertThat(JsonPath.compile("$" + ".a".repeat(4_999)).isDefinite()).isTrue();
        assertThat(syntaxFault("$" + ".a".repeat(5_000))).hasMessageContaining("at most 10000 characters");
    }

    @Test
    void filtersNestFiftyDeepAndNoDeeper() {
        assertThat(JsonPath.compile(nestedFilters(50)).isDefinite()).isFalse();
        assertThat(syntaxFault(nestedFilters(51))).hasMessageContaining("at most 50 deep");
        assertThat(syntaxFault("$[?(" + "!".repeat(60) + "@.a)]")).hasMessageContaining("at most 50 deep");
        assertThat(syntaxFault("$[?(" + "(".repeat(60))).hasMessageContaining("at most 50 deep");
        assertThat(syntaxFault("$[?(@.a in " + "[".repeat(60))).hasMessageContaining("at most 50 deep");
        assertThat(syntaxFault("$" + ".sum($".repeat(60))).hasMessageContaining("at most 50 deep");
    }

    private static String nestedFilters(int depth) {
        return "$" + "[?(@".repeat(depth) + ")]".repeat(depth);
    }

    @Test
    void moreThanAMillionResultsAreRefused() {
        List<Object> thousand = new ArrayList<>(Collections.nCopies(1_000, 1));
        List<Object> document = new ArrayList<>(Collections.nCopies(1_001, thousand));
        assertThatThrownBy(() -> JsonPath.compile("$[*][*]").evaluate(document))
                .isInstanceOf(PathNotFoundException.class)
                .hasMessageContaining("more than 1000000 results");
    }

    @Test
    void aPathThatLooksAtTooManyNodesIsStopped() {
        Object document = 1;
        for (int i = 0; i < 400; i++) {
            document = Map.of("a", document);
        }
        Object deep = document;
        assertThatThrownBy(() -> JsonPath.compile("$..*..*..*..*..b").evaluate(deep))
                .isInstanceOf(PathNotFoundException.class)
                .hasMessageContaining("more than 10000000 nodes");
    }

    @Test
    void aPatternThatBacktracksForeverIsStopped() {
        List<String> document = List.of("a".repeat(60) + "b");
        assertThatThrownBy(() -> JsonPath.compile("$[?(@ =~ /((a|aa)+)\\1*c/)]").evaluate(document))
                .isInstanceOf(PathNotFoundException.class)
                .hasMessageContaining("more than 10000000 nodes");
    }

    @Test
    void aFailureCarriesNoStackTrace() {
        PathNotFoundException e = Objects.requireNonNull(catchThrowableOfType(
                PathNotFoundException.class, () -> JsonPath.compile("$.a").evaluate(Map.of())));
        assertThat(e.getStackTrace()).isEmpty();
    }

    @Test
    void aDefinitePathIsFollowedWithoutAllocating() throws PathNotFoundException {
        JsonPath path = JsonPath.compile("$.a.b[1].c");
        Object document = Map.of("a", Map.of("b", List.of(1, Map.of("c", "found"))));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long evaluations = 100_000;
        evaluateOften(path, document, evaluations);
        long before = threads.getCurrentThreadAllocatedBytes();
        evaluateOften(path, document, evaluations);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(evaluations);
    }

    private static void evaluateOften(JsonPath path, Object document, long times) throws PathNotFoundException {
        for (long i = 0; i < times; i++) {
            if (!"found".equals(path.evaluate(document))) {
                throw new AssertionError("lost");
            }
        }
    }

    private static JsonPathSyntaxException syntaxFault(String text) {
        return Objects.requireNonNull(
                catchThrowableOfType(JsonPathSyntaxException.class, () -> JsonPath.compile(text)), "no fault");
    }
}
