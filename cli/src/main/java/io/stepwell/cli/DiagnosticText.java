package io.stepwell.cli;

import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.Diagnostic.Severity;

/** A fault of a definition as one line, in the form that compilers use and editors understand. */
final class DiagnosticText {
    private DiagnosticText() {}

    /** {@code FILE:LINE:COLUMN: CODE: MESSAGE (LOCATION)}; a warning says so before its code. */
    static String line(String file, Diagnostic found) {
        String warning = found.severity() == Severity.WARNING ? "warning: " : "";
        String location = found.location() == null ? "" : " (" + found.location() + ")";
        return file + ":" + found.position().line() + ":" + found.position().column() + ": " + warning + found.code()
                + ": " + found.message() + location;
    }
}
