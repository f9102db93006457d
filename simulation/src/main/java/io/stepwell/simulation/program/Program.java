package io.stepwell.simulation.program;

import io.stepwell.simulation.program.Step.Block;
import org.jspecify.annotations.Nullable;

/**
 * A program.
 *
 * @param main what it does
 * @param timeoutSeconds how long it may take; null for no bound
 */
public record Program(String name, Block main, @Nullable Integer timeoutSeconds) {
    /** Its definition in the Amazon States Language. */
    public String definition() {
        return DefinitionText.of(this);
    }
}
