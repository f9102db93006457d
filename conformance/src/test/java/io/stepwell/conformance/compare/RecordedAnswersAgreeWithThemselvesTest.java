package io.stepwell.conformance.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.conformance.SharedCases;
import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.TreePath;
import io.stepwell.conformance.tree.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Feeds what is expected back as the answer: normalising what is normalised must change nothing. */
class RecordedAnswersAgreeWithThemselvesTest {
    private static final Pattern LABEL = Pattern.compile("<([A-Za-z_-]+):(\\d+)>");

    @Test
    void everyRecordedCasePassesWithItsOwnAnswers() {
        List<String> disagreeing = new ArrayList<>();
        for (Case each : SharedCases.orSkip()) {
            List<Difference> differences = Comparison.compare(each, InventedAnswers.forRulesOf(each), asAnswered(each));
            if (!differences.isEmpty()) {
                disagreeing.add(each.id() + "\n" + differences.getFirst());
            }
        }
        assertThat(disagreeing).isEmpty();
    }

    @Test
    void anotherEndOfAHistoryIsNoticedInEveryCase() {
        List<String> unnoticed = new ArrayList<>();
        int histories = 0;
        for (Case each : SharedCases.orSkip()) {
            Map<String, @Nullable Object> answers = asAnswered(each);
            List<TreePath.Place> ends =
                    TreePath.parse("$.get_execution_history.events[-1].type").places(answers);
            if (!ends.isEmpty() && !each.removedPaths().contains("$..events")) {
                histories++;
                ends.getFirst().replace("ExecutionTimedOut");
                if (Comparison.compare(each, InventedAnswers.forRulesOf(each), answers)
                        .isEmpty()) {
                    unnoticed.add(each.id());
                }
            }
        }
        assertThat(unnoticed).isEmpty();
        assertThat(histories).isGreaterThan(200);
    }

    private static String answeredText(String text) {
        String plain = text.replace("<partition>", "aws")
                .replace("<region>", InventedAnswers.SURROUNDINGS.region())
                .replace("111111111111", InventedAnswers.SURROUNDINGS.account());
        return LABEL.matcher(plain).replaceAll(label -> invented(label.group(1), label.group(2)));
    }

    /** What a reference replacement may have replaced. */
    private static String invented(String label, String number) {
        return switch (label) {
            case "uuid" -> "00000000-0000-0000-0000-" + "0".repeat(12 - number.length()) + number;
            case "json-input" -> "{\"invented\": " + number + "}";
            default -> "invented-" + label + "-" + number;
        };
    }

    private static Map<String, @Nullable Object> asAnswered(Case recorded) {
        return Trees.object(withJsonInStrings(recorded.expected()), "expected");
    }

    /** An object that still has JSON in a string was itself parsed from a string: makes it one again. */
    private static @Nullable Object withJsonInStrings(@Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> members when holdsJsonText(members) -> withJsonInStrings(JsonText.write(members));
            case Map<?, ?> members -> {
                Map<String, @Nullable Object> copy = new LinkedHashMap<>();
                members.forEach((name, value) -> copy.put(
                        String.valueOf(name),
                        String.valueOf(name).startsWith("Timestamp") && value.equals("date")
                                ? "2016-03-14T01:59:00Z"
                                : withJsonInStrings(value)));
                yield copy;
            }
            case List<?> elements -> {
                List<@Nullable Object> copy = new ArrayList<>();
                elements.forEach(element -> copy.add(withJsonInStrings(element)));
                yield copy;
            }
            case String text -> answeredText(text);
            case null, default -> tree;
        };
    }

    private static boolean holdsJsonText(Map<?, ?> members) {
        return members.values().stream()
                .anyMatch(value -> isJsonObjectText(value)
                        || value instanceof List<?> elements
                                && elements.stream()
                                        .anyMatch(each -> each instanceof Map<?, ?> inner && holdsJsonText(inner)));
    }

    private static boolean isJsonObjectText(@Nullable Object value) {
        return value instanceof String text && text.startsWith("{") && EmbeddedJson.parsedOrSame(text) instanceof Map;
    }
}
