package io.stepwell.language.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.ParsedDefinition;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.parse.GoldenFiles.Case;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What is wrong with definitions, case by case. A case has a {@code definition} (JSON, or an array of the lines of a
 * text) and {@code diagnostics}, each as {@code CODE: message at location [line:column]}.
 */
final class GoldenDiagnosticsTest {
    @TestFactory
    Stream<DynamicTest> everyCaseIsRefusedForAllItsReasons() throws Exception {
        List<Case> cases = GoldenFiles.read("diagnostics");
        assertThat(cases).hasSizeGreaterThan(30);
        return cases.stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
    }

    @TestFactory
    Stream<DynamicTest> everySuspicionIsAWarningAndNoMore() throws Exception {
        return GoldenFiles.read("warnings").stream()
                .map(c -> DynamicTest.dynamicTest(c.name(), () -> {
                    ParsedDefinition parsed = DefinitionParser.parse(JsonWriter.write(c.member("definition")));
                    assertThat(parsed.definition()).isNotNull();
                    assertThat(parsed.diagnostics()).allMatch(found -> found.severity() == Diagnostic.Severity.WARNING);
                    assertThat(parsed.diagnostics().stream().map(Diagnostic::toAwsText))
                            .containsExactlyElementsOf(texts(c));
                }));
    }

    private static List<String> texts(Case c) {
        return ((List<?>) c.member("diagnostics"))
                .stream().map(String.class::cast).toList();
    }

    private static void check(Case c) {
        Object definition = c.member("definition");
        String text = definition instanceof List<?> lines
                ? lines.stream().map(String.class::cast).collect(Collectors.joining("\n"))
                : JsonWriter.write(definition);
        ParsedDefinition parsed = DefinitionParser.parse(text);
        boolean places = definition instanceof List;
        List<String> found = parsed.diagnostics().stream()
                .map(d -> places ? d.toAwsText() + place(d) : d.toAwsText())
                .toList();
        assertThat(found).isEqualTo(c.member("diagnostics"));
        assertThat(parsed.definition()).isNull();
    }

    private static String place(Diagnostic d) {
        return " [" + d.position().line() + ":" + d.position().column() + "]";
    }
}
