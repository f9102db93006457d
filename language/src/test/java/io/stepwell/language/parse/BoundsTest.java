package io.stepwell.language.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.ParsedDefinition;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every bound of a definition: what is just allowed, and how what is too much is refused. */
final class BoundsTest {
    private static final String END = "{\"Type\":\"Pass\",\"End\":true}";

    @Test
    void acceptsADefinitionOfTheGreatestLength() {
        String shell = "{\"Comment\":\"\",\"StartAt\":\"S\",\"States\":{\"S\":" + END + "}}";
        String comment = "x".repeat(DefinitionParser.MAX_CHARACTERS - shell.length());
        String text = shell.replace("\"Comment\":\"", "\"Comment\":\"" + comment);

        assertThat(text).hasSize(DefinitionParser.MAX_CHARACTERS);
        assertThat(DefinitionParser.parse(text).diagnostics()).isEmpty();
        assertThat(messages(DefinitionParser.parse(text + " ")))
                .containsExactly("The definition has 1048577 characters; at most 1048576 are allowed");
    }

    @Test
    void refusesAnEmptyDefinition() {
        assertThat(DefinitionParser.parse(" \n").diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("MISSING_DESCRIPTION");
    }

    @Test
    void acceptsAsManyStatesAsAllowedAndNoMore() {
        assertThat(DefinitionParser.parse(chain(GroupParser.MAX_STATES)).diagnostics())
                .isEmpty();
        assertThat(messages(DefinitionParser.parse(chain(GroupParser.MAX_STATES + 1))))
                .contains("A state machine may have at most 10000 states");
    }

    @Test
    void acceptsStatesNestedAsDeeplyAsAllowedAndNoDeeper() {
        assertThat(DefinitionParser.parse(nested(GroupParser.MAX_NESTING)).diagnostics())
                .isEmpty();
        assertThat(DefinitionParser.parse(nested(GroupParser.MAX_NESTING + 1)).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("TOO_DEEPLY_NESTED");
    }

    @Test
    void refusesNumbersWhoseExponentNoNumberCanHoldAsJson() {
        assertThat(DefinitionParser.parse(withResult("1e99999999999999999999")).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("INVALID_JSON_DESCRIPTION");
    }

    @Test
    void acceptsPayloadsNestedDeeplyAndRefusesThoseBeyondTheBoundAsJson() {
        assertThat(DefinitionParser.parse(withResult(deepArray(480))).diagnostics())
                .isEmpty();
        assertThat(DefinitionParser.parse(withResult(deepArray(NodeReader.MAX_DEPTH)))
                        .diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("INVALID_JSON_DESCRIPTION");
    }

    @Test
    void acceptsConditionsNestedDeeply() {
        String condition = "{\"Not\":".repeat(400) + "{\"Variable\":\"$\",\"IsNull\":true}" + "}".repeat(400);
        String rule = "{\"Next\":\"T\"," + condition.substring(1);
        String text = "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Choice\",\"Choices\":[" + rule + "]},\"T\":"
                + END + "}}";

        assertThat(DefinitionParser.parse(text).diagnostics()).isEmpty();
    }

    @Test
    void refusesNamesThatAreTooLongWithoutLookingFurther() {
        String allowed = "\uD83D\uDE00".repeat(GroupParser.MAX_NAME_CHARACTERS);
        assertThat(DefinitionParser.parse(named(allowed)).diagnostics()).isEmpty();
        assertThat(DefinitionParser.parse(named(allowed + "x")).diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("INVALID_STATE_NAME");
    }

    @Test
    void reportsAThousandMistakesAtMost() {
        String fields =
                IntStream.range(0, 5_000).mapToObj(i -> "\"f" + i + "\":0").collect(Collectors.joining(",", ",", ""));

        assertThat(DefinitionParser.parse("{\"StartAt\":\"S\",\"States\":{\"S\":" + END + "}" + fields + "}")
                        .diagnostics())
                .hasSize(1_000);
    }

    private static List<String> messages(ParsedDefinition parsed) {
        return parsed.diagnostics().stream().map(Diagnostic::message).toList();
    }

    private static String chain(int states) {
        StringBuilder text = new StringBuilder("{\"StartAt\":\"S1\",\"States\":{");
        for (int i = 1; i < states; i++) {
            text.append("\"S")
                    .append(i)
                    .append("\":{\"Type\":\"Pass\",\"Next\":\"S")
                    .append(i + 1)
                    .append("\"},");
        }
        return text.append("\"S")
                .append(states)
                .append("\":")
                .append(END)
                .append("}}")
                .toString();
    }

    private static String nested(int depth) {
        String inner = END;
        for (int i = 0; i < depth; i++) {
            inner = "{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":{\"StartAt\":\"N" + i + "\",\"States\":{\"N" + i
                    + "\":" + inner + "}}}";
        }
        return "{\"StartAt\":\"S\",\"States\":{\"S\":" + inner + "}}";
    }

    private static String deepArray(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String withResult(String result) {
        return "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Pass\",\"End\":true,\"Result\":" + result + "}}}";
    }

    private static String named(String name) {
        return "{\"StartAt\":\"" + name + "\",\"States\":{\"" + name + "\":" + END + "}}";
    }
}
