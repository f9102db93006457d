package io.stepwell.api.operation;

import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.Diagnostic.Severity;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses definitions that do not compile. */
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
}
