package io.stepwell.language.parse;

import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The errors and warnings found so far in one definition. */
final class Problems {
    static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
    static final String INVALID_JSON = "INVALID_JSON_DESCRIPTION";
    static final String MISSING_DESCRIPTION = "MISSING_DESCRIPTION";
    static final String MISSING_TARGET = "MISSING_TRANSITION_TARGET";
    static final String MISSING_END = "MISSING_END_STATE";
    static final String DUPLICATE_STATE = "DUPLICATE_STATE_NAME";
    static final String STATE_NAME = "INVALID_STATE_NAME";
    static final String LABEL_NAME = "INVALID_LABEL_NAME";
    static final String DUPLICATE_LABEL = "DUPLICATE_LABEL_NAME";
    static final String INVALID_JSONATA = "INVALID_JSONATA_EXPRESSION";
    static final String UNSUPPORTED_JSONATA = "UNSUPPORTED_JSONATA_EXPRESSION";
    static final String TOO_DEEP = "TOO_DEEPLY_NESTED";

    /** A definition can hold many more mistakes than anyone reads. */
    private static final int MAX_PROBLEMS = 1_000;

    private final List<Diagnostic> found = new ArrayList<>();
    private int errors;

    void add(String code, String message, @Nullable String location, SourcePosition position) {
        if (found.size() < MAX_PROBLEMS) {
            found.add(new Diagnostic(Diagnostic.Severity.ERROR, code, message, location, position));
            errors++;
        }
    }

    /** Something that is allowed, but hardly meant. */
    void warn(String code, String message, String location, SourcePosition position) {
        if (found.size() < MAX_PROBLEMS) {
            found.add(new Diagnostic(Diagnostic.Severity.WARNING, code, message, location, position));
        }
    }

    /** Whether there is an error among them. */
    boolean any() {
        return errors > 0;
    }

    /** How many errors there are. */
    int count() {
        return errors;
    }

    List<Diagnostic> inOrderOfText() {
        return found.stream()
                .sorted(Comparator.comparing((Diagnostic d) -> d.location() == null)
                        .thenComparingInt(d -> d.position().line())
                        .thenComparingInt(d -> d.position().column()))
                .toList();
    }
}
