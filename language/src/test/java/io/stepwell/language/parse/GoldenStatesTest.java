package io.stepwell.language.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.stepwell.language.data.Scope;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.ParsedDefinition;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.parse.GoldenFiles.Case;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What states do, case by case. A case has {@code state} (or a whole {@code definition}), {@code input}, perhaps
 * {@code context}, {@code variables}, {@code nowMillis}, {@code result}, {@code errorOutput}, and in {@code expect} what
 * must be seen.
 */
final class GoldenStatesTest {
    @TestFactory
    Stream<DynamicTest> everyCaseShowsWhatItExpects() throws Exception {
        List<Case> cases = GoldenFiles.read("states");
        assertThat(cases).hasSizeGreaterThan(50);
        return cases.stream()
                .map(c -> DynamicTest.dynamicTest(
                        c.name(), () -> assertTimeoutPreemptively(Duration.ofSeconds(60), () -> check(c))));
    }

    private static void check(Case c) {
        Object expected = c.member("expect");
        Map<String, @Nullable Object> seen =
                StateRun.of(start(c), scope(c), document(c, "result"), document(c, "errorOutput"));
        Map<?, ?> seenTree = (Map<?, ?>) Objects.requireNonNull(JsonReader.read(JsonWriter.write(seen)));
        Map<Object, @Nullable Object> relevant = new HashMap<>();
        for (Object key : ((Map<?, ?>) expected).keySet()) {
            relevant.put(key, seenTree.containsKey(key) ? seenTree.get(key) : "nothing, but " + seenTree);
        }
        assertThat(relevant).isEqualTo(expected);
    }

    private static io.stepwell.language.definition.State start(Case c) {
        Object tree = c.members().containsKey("definition")
                ? c.member("definition")
                : Map.of("StartAt", "S", "States", Map.of("S", c.member("state")));
        ParsedDefinition parsed = DefinitionParser.parse(JsonWriter.write(tree));
        Definition definition = parsed.definition();
        assertThat(parsed.diagnostics()).noneMatch(found -> found.severity() == Diagnostic.Severity.ERROR);
        return Objects.requireNonNull(definition)
                .group()
                .state(definition.group().startAt());
    }

    @SuppressWarnings("unchecked")
    private static Scope scope(Case c) {
        Object context = c.members().getOrDefault("context", Map.of());
        Object nowMillis = c.members().getOrDefault("nowMillis", 0);
        return new Scope(
                Json.of(c.members().get("input")),
                () -> (Map<String, @Nullable Object>) Objects.requireNonNull(context),
                variables(c),
                ((Number) Objects.requireNonNull(nowMillis)).longValue(),
                0);
    }

    private static Map<String, Json> variables(Case c) {
        Map<String, Json> variables = new HashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(c.members().getOrDefault("variables", Map.of())))
                .forEach((name, value) -> variables.put((String) name, Json.of(value)));
        return variables;
    }

    private static @Nullable Json document(Case c, String key) {
        return c.members().containsKey(key) ? Json.of(c.members().get(key)) : null;
    }
}
