package io.stepwell.api.operation;

import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.Diagnostic.Severity;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What definitions tell; refuses those that do not compile. */
final class Definitions {
    private Definitions() {}

    /**
     * Does nothing for a valid definition.
     *
     * @throws RequestFault {@code InvalidDefinition} with every error found
     */
    static void check(Workplace place, String text) {
        List<Diagnostic> errors = place.definitions().apply(text).diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            String all = errors.stream().map(Diagnostic::toAwsText).collect(Collectors.joining(", "));
            throw RequestFault.client("InvalidDefinition", "Invalid State Machine Definition: '" + all + "'");
        }
    }

    /** The variables each state reads, by the state's name; null when no state reads any. */
    static @Nullable Map<String, List<String>> variableReferences(Workplace place, String text) {
        Definition definition = place.definitions().apply(text).definition();
        return definition == null || definition.variableReferences().isEmpty() ? null : definition.variableReferences();
    }
}
