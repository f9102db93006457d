package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import java.util.List;

/**
 * What a Map state iterates over, resolved at its start.
 *
 * @param effectiveInput the state's input after InputPath, which ItemSelector sees as {@code $}
 * @param items the items, in order
 * @param maxConcurrency how many iterations may run at once; 0 for no bound of its own
 * @param toleratedFailureCount how many failed iterations are tolerated
 * @param toleratedFailurePercentage how many failed iterations are tolerated, in percent of all items
 */
public record MapItems(
        Json effectiveInput,
        List<Json> items,
        long maxConcurrency,
        long toleratedFailureCount,
        double toleratedFailurePercentage) {}
