package io.stepwell.language.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ReferencePathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$                | {\"a\":1}               | \"new\"",
                "$                | null                    | \"new\"",
                "$.a              | {\"a\":1,\"b\":2}       | {\"a\":\"new\",\"b\":2}",
                "$.a              | {}                      | {\"a\":\"new\"}",
                "$['a b']         | {}                      | {\"a b\":\"new\"}",
                "$.a.b.c          | {\"x\":1}               | {\"x\":1,\"a\":{\"b\":{\"c\":\"new\"}}}",
                "$.a.b            | {\"a\":{\"c\":1}}       | {\"a\":{\"c\":1,\"b\":\"new\"}}",
                "$.a[1]           | {\"a\":[1,2]}           | {\"a\":[1,\"new\"]}",
                "$[0].a           | [{\"b\":1}]             | [{\"b\":1,\"a\":\"new\"}]",
                "$.a[0][1].b.c    | {\"a\":[[0,{}]]}        | {\"a\":[[0,{\"b\":{\"c\":\"new\"}}]]}",
                "$.store\\.book   | {}                      | {\"store.book\":\"new\"}",
                "$.&Ж中           | {}                      | {\"&Ж中\":\"new\"}",
            })
    void putsTheValueAtItsPlaceAndLeavesTheGivenTreeAlone(String path, String root, String expected) throws Exception {
        Object tree = JsonReader.read(root);
        assertThat(JsonWriter.write(ReferencePath.compile(path).put(tree, "new")))
                .isEqualTo(expected);
        assertThat(JsonWriter.write(tree)).isEqualTo(JsonWriter.write(JsonReader.read(root)));
    }

    @Test
    void sharesWhatThePathDoesNotTouch() throws Exception {
        Object tree = JsonReader.read("{\"kept\":{\"x\":[1]},\"a\":{}}");
        Object changed = ReferencePath.compile("$.a.b").put(tree, null);
        assertThat(JsonPath.compile("$.kept").evaluate(changed))
                .isSameAs(JsonPath.compile("$.kept").evaluate(tree));
        assertThat(JsonWriter.write(changed)).isEqualTo("{\"kept\":{\"x\":[1]},\"a\":{\"b\":null}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "$.someTaskResult | \"input1\"",
                "$.a              | null",
                "$.a              | [1]",
                "$.a.b            | {\"a\":1}",
                "$.a.b            | {\"a\":null}",
                "$.a[0]           | {\"a\":[]}",
                "$.a[0]           | {\"a\":{}}",
                "$.a[0]           | {}",
                "$.a.b[0]         | {}",
            })
    void saysAsAwsDoesThatThePathCannotBeApplied(String path, String root) {
        assertThatThrownBy(() -> ReferencePath.compile(path).put(JsonReader.read(root), "new"))
                .isInstanceOf(PathFailureException.class)
                .hasMessage("Unable to apply ReferencePath " + path + " to input " + root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.*",
                "$[*]",
                "$..a",
                "$[0,1]",
                "$['a','b']",
                "$[1:]",
                "$[?(@.a)]",
                "$.a.length()",
                "$[-1]",
                "a",
                "$."
            })
    void refusesWhatIsNoReferencePath(String path) {
        assertThatThrownBy(() -> ReferencePath.compile(path)).isInstanceOf(JsonPathSyntaxException.class);
    }

    @Test
    void knowsTheRootAndItsText() {
        assertThat(ReferencePath.compile("$").isRoot()).isTrue();
        assertThat(ReferencePath.compile("$.a").isRoot()).isFalse();
        assertThat(ReferencePath.compile("$.a").text()).isEqualTo("$.a");
        assertThat(ReferencePath.compile("$.a"))
                .isEqualTo(ReferencePath.compile("$.a"))
                .isNotEqualTo(ReferencePath.compile("$.b"));
    }
}
