package io.stepwell.runtime.partition;

import io.stepwell.language.definition.Definition;

/** Where compiled definitions come from. */
public interface DefinitionSource {
    /** The definition with this id, which an execution was started with. */
    Definition definition(String definitionId);
}
