package io.stepwell.language.definition;

import org.jspecify.annotations.Nullable;

/**
 * What every state has.
 *
 * @param name unique in the whole definition
 * @param comment for people
 * @param queryLanguage the language of its expressions
 * @param position where its definition begins
 */
public record StateHead(String name, @Nullable String comment, QueryLanguage queryLanguage, SourcePosition position) {}
