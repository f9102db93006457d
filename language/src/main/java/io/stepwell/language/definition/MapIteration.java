package io.stepwell.language.definition;

import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.ItemsSource;
import io.stepwell.language.data.MapBounds;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.Selection;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.Template;
import io.stepwell.language.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        NumberSource toleratedFailurePercentage) {
    /** The input after InputPath. */
    public Json effectiveInput(Scope scope) throws StateFailure {
        return scope.seen(FlowStep.EFFECTIVE_INPUT, inputPath.apply(scope.input(), scope));
    }

    /** What ItemsPath or Items gives a Distributed Map: an array, or an object whose members are the items. */
    public Json dataset(Json effectiveInput, Scope scope) throws StateFailure {
        @Nullable Object found = items.found(effectiveInput, scope);
        if (!(found instanceof List<?>) && !(found instanceof Map<?, ?>)) {
            throw items.refusal(found);
        }
        return scope.seen(FlowStep.ITEMS, Json.of(found));
    }

    /** What ItemsPath or Items gives: an array. */
    public List<Json> items(Json effectiveInput, Scope scope) throws StateFailure {
        List<?> found = items.items(effectiveInput, scope);
        List<Json> each = new ArrayList<>(found.size());
        found.forEach(item -> each.add(Json.of(item)));
        scope.seen(FlowStep.ITEMS, Json.array(each));
        return List.copyOf(each);
    }

    /**
     * The input of one iteration. The scope's input is the effective input, its context has {@code Map.Item}.
     */
    public Json itemInput(Scope scope, Json item) throws StateFailure {
        return itemSelector == null ? item : itemSelector.document(scope.input(), scope);
    }

    /** Whether so many failed iterations are more than a threshold that the state itself sets. */
    public boolean exceedsThreshold(MapItems plan, long failed) {
        boolean tooMany = toleratedFailureCount.isSet() && failed > plan.toleratedFailureCount();
        boolean tooLargePart = toleratedFailurePercentage.isSet()
                && failed * 100.0
                        > plan.toleratedFailurePercentage() * plan.items().size();
        return tooMany || tooLargePart;
    }

    /** Concurrency and tolerances. */
    public MapBounds bounds(Json effectiveInput, Scope scope) throws StateFailure {
        long concurrency = maxConcurrency.integer(effectiveInput, scope);
        long failures = toleratedFailureCount.integer(effectiveInput, scope);
        double percentage = toleratedFailurePercentage.decimal(effectiveInput, scope);
        if (concurrency < 0) {
            throw maxConcurrency.unusable("MaxConcurrency cannot be negative.");
        }
        if (failures < 0) {
            throw toleratedFailureCount.unusable("ToleratedFailureCount cannot be negative.");
        }
        if (!(percentage >= 0 && percentage <= 100)) {
            throw toleratedFailurePercentage.unusable("ToleratedFailurePercentage must be between 0 and 100.");
        }
        return new MapBounds(concurrency, failures, percentage);
    }
}
