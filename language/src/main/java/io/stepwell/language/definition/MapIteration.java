package io.stepwell.language.definition;

import io.stepwell.language.data.ItemsSource;
import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.Selection;
import io.stepwell.language.data.Template;
import org.jspecify.annotations.Nullable;

/**
 * What a Map state iterates over and how, not yet resolved.
 *
 * @param inputPath selects the effective input
 * @param items finds the array
 * @param itemSelector builds the input of one iteration; null to take the item itself
 * @param maxConcurrency how many iterations may run at once; 0 for no bound of its own
 * @param toleratedFailureCount how many failed iterations are tolerated
 * @param toleratedFailurePercentage how many failed iterations are tolerated, in percent of all items
 */
public record MapIteration(
        Selection inputPath,
        ItemsSource items,
        @Nullable Template itemSelector,
        NumberSource maxConcurrency,
        NumberSource toleratedFailureCount,
        NumberSource toleratedFailurePercentage) {}
