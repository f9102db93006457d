package io.stepwell.api.operation;

import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.Diagnostic.Severity;
import io.stepwell.language.definition.ParsedDefinition;
import io.stepwell.language.definition.WorkflowType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What definitions tell; refuses those that do not compile. */
final class Definitions {
    private static final int ERRORS_TOLD_MAX = 100;

    private Definitions() {}

    /**
     * Does nothing for a valid definition.
     *
     * @param type {@code STANDARD} or {@code EXPRESS}
     * @throws RequestFault {@code InvalidDefinition} with the first 100 errors found
     */
    static void check(Workplace place, String text, String type) {
        check(place.definitions().apply(text, WorkflowType.valueOf(type)).diagnostics());
    }

    /** The compiled definition of a standard workflow with this text; the same refusal. */
    static Definition require(Workplace place, String text) {
        ParsedDefinition parsed = place.definitions().apply(text, WorkflowType.STANDARD);
        check(parsed.diagnostics());
        return Objects.requireNonNull(parsed.definition());
    }

    /** The same for what parsing found. */
    static void check(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors = diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            String told = errors.stream()
                    .limit(ERRORS_TOLD_MAX)
                    .map(Diagnostic::toAwsText)
                    .collect(Collectors.joining(", "));
            String rest = errors.size() > ERRORS_TOLD_MAX ? " and " + (errors.size() - ERRORS_TOLD_MAX) + " more" : "";
            throw RequestFault.client("InvalidDefinition", "Invalid State Machine Definition: '" + told + "'" + rest);
        }
    }

    /** The variables each state reads, by the state's name; null when no state reads any. */
    static @Nullable Map<String, List<String>> variableReferences(Workplace place, String text) {
        Definition definition =
                place.definitions().apply(text, WorkflowType.STANDARD).definition();
        return definition == null || definition.variableReferences().isEmpty() ? null : definition.variableReferences();
    }
}
