package io.stepwell.api.operation;

import io.stepwell.api.paging.PageTokens;
import io.stepwell.language.definition.ParsedDefinition;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.runtime.Orchestrator;
import io.stepwell.runtime.Versions;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What operations work with.
 *
 * @param orchestrator the engine behind the API
 * @param region of the ARNs made here and of history events
 * @param account of the ARNs made here, twelve digits
 * @param payloadBytes the largest input or output, in bytes of UTF-8
 * @param pageTokens makes and checks page tokens
 * @param definitions parses and validates the text of a definition of this type
 * @param logGroups whether there is a log group of that name
 */
public record Workplace(
        Orchestrator orchestrator,
        String region,
        String account,
        int payloadBytes,
        PageTokens pageTokens,
        BiFunction<String, WorkflowType, ParsedDefinition> definitions,
        Predicate<String> logGroups) {
    /** Versions and aliases of the orchestrator's state machines. */
    Versions versions() {
        return orchestrator.catalogue().versions();
    }
}
