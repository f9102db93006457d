package io.stepwell.language.definition;

import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a definition, as ValidateStateMachineDefinition reports it.
 *
 * @param severity whether the definition is refused
 * @param code AWS's code, for instance {@code SCHEMA_VALIDATION_FAILED}
 * @param message what is wrong and how to mend it
 * @param location a JSON pointer as AWS writes it, for instance {@code /States/A/Next}; null for the code
 *     {@code MISSING_END_STATE}, which belongs to no place
 * @param position where that stands in the text
 */
public record Diagnostic(
        Severity severity,
        String code,
        String message,
        @Nullable String location,
        SourcePosition position) {
    public enum Severity {
        ERROR,
        WARNING
    }

    /** {@code CODE: message at location}, as AWS puts it into an InvalidDefinition message; "null" when there is none. */
    public String toAwsText() {
        return code + ": " + message + " at " + location;
    }
}
