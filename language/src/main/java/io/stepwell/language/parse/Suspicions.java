package io.stepwell.language.parse;

import io.stepwell.language.parse.Node.ArrayNode;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import io.stepwell.language.parse.Node.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * The warnings of AWS about values that are taken as they stand although they look computed (API reference,
 * ValidateStateMachineDefinitionDiagnostic, "List of warning codes").
 */
final class Suspicions {
    private static final String NO_DOLLAR = "NO_DOLLAR";
    private static final String NO_PATH = "NO_PATH";
    private static final String STATIC_RESULT = "PASS_RESULT_IS_STATIC";

    private Suspicions() {}

    /** Warns of members of a payload template that look computed and whose name does not say so. */
    static void ofTemplate(Member member, String location, Problems problems) {
        if (looksComputed(text(member.value()))) {
            problems.warn(
                    NO_DOLLAR,
                    "No .$ on a field that appears to be a JSONPath or Intrinsic Function: '" + member.name() + "'",
                    location,
                    member.position());
        }
    }

    /** Warns of a field with a fixed value that looks like a path. */
    static void ofFixed(Fields fields, String field, @Nullable String value) {
        if (looksLikePath(value)) {
            Node node = fields.node(field);
            fields.problems()
                    .warn(
                            NO_PATH,
                            "Field value looks like a path, but field name does not end with 'Path': '" + field + "'",
                            fields.at(field),
                            node == null ? fields.position() : node.position());
        }
    }

    /** Warns of the Result of a Pass state that looks computed somewhere. */
    static void ofResult(Fields fields, Node result) {
        if (hasComputed(result)) {
            fields.problems()
                    .warn(
                            STATIC_RESULT,
                            "Attempt to use a path in the result of a pass state",
                            fields.at("Result"),
                            result.position());
        }
    }

    private static boolean hasComputed(Node node) {
        return switch (node) {
            case ScalarNode scalar -> looksComputed(text(scalar));
            case ArrayNode array -> array.elements().stream().anyMatch(Suspicions::hasComputed);
            case ObjectNode object ->
                object.members().values().stream()
                        .anyMatch(member -> member.name().endsWith(".$") || hasComputed(member.value()));
        };
    }

    private static @Nullable String text(Node node) {
        return node instanceof ScalarNode scalar && scalar.value() instanceof String text ? text : null;
    }

    private static boolean looksComputed(@Nullable String text) {
        return looksLikePath(text) || (text != null && text.startsWith("States.") && text.endsWith(")"));
    }

    private static boolean looksLikePath(@Nullable String text) {
        return text != null && (text.equals("$") || text.equals("$$") || text.matches("(?s)\\$\\$?[.\\[].*"));
    }
}
