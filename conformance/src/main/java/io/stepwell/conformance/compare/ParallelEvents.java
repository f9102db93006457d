package io.stepwell.conformance.compare;

import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.TreePath;
import io.stepwell.conformance.tree.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The order of events in the branches of a Parallel state is chance: they lose their ids and are sorted.
 *
 * <p>As the recordings have it, a nested Parallel state begins the sorted stretch anew, and when an outer one ends,
 * the stretch reaches back to the inner one's beginning: everything between its sorted events and the outer
 * ParallelStateExited is missing.
 */
final class ParallelEvents {
    private ParallelEvents() {}

    static void sortIn(@Nullable Object answers) {
        TreePath.parse("$..events").places(answers).forEach(place -> {
            if (place.value() instanceof List<?> events) {
                place.replace(sorted(events));
            }
        });
    }

    private static List<@Nullable Object> sorted(List<?> events) {
        List<@Nullable Object> kept = new ArrayList<>();
        List<@Nullable Object> stretch = new ArrayList<>();
        int beginning = -1;
        boolean inside = false;
        for (Object each : events) {
            Map<String, @Nullable Object> event = Trees.object(each, "event");
            String type = String.valueOf(event.get("type"));
            if (type.equals("ParallelStateStarted")) {
                inside = true;
                stretch.clear();
                beginning = kept.size() + 1;
            } else if (type.equals("ParallelStateSucceeded") || type.equals("ParallelStateFailed")) {
                inside = false;
            } else if (type.equals("ParallelStateExited") && beginning >= 0) {
                inside = false;
                kept.subList(beginning, kept.size()).clear();
                stretch.sort(Comparator.comparing(ParallelEvents::sortKey));
                kept.addAll(stretch);
            } else if (inside) {
                event.put("id", new ArrayList<>(List.of(0)));
                event.put("previousEventId", 0);
                stretch.add(event);
            }
            kept.add(event);
        }
        return kept;
    }

    private static String sortKey(@Nullable Object event) {
        Map<String, @Nullable Object> untimed = new LinkedHashMap<>(Trees.object(event, "event"));
        untimed.put("timestamp", "");
        return JsonText.write(untimed);
    }
}
