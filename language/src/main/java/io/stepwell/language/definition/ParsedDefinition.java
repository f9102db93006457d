package io.stepwell.language.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a definition's text.
 *
 * @param definition the compiled definition; null when a diagnostic is an error
 * @param diagnostics everything found, in the order of the text
 */
public record ParsedDefinition(@Nullable Definition definition, List<Diagnostic> diagnostics) {}
