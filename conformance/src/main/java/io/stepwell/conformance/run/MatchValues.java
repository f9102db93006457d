package io.stepwell.conformance.run;

import io.stepwell.conformance.tree.Trees;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates the two forms that a match value may have beside plain references. */
final class MatchValues {
    private MatchValues() {}

    /** @param tree references already filled in */
    static @Nullable Object evaluate(@Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> form when form.containsKey("$filter") -> filtered(form);
            case Map<?, ?> form when form.containsKey("$merge") -> merged(form);
            case Map<?, ?> members -> {
                Map<String, @Nullable Object> evaluated = new LinkedHashMap<>();
                members.forEach((name, value) -> evaluated.put(String.valueOf(name), evaluate(value)));
                yield evaluated;
            }
            case List<?> elements -> {
                List<@Nullable Object> evaluated = new ArrayList<>();
                elements.forEach(element -> evaluated.add(evaluate(element)));
                yield evaluated;
            }
            case null, default -> tree;
        };
    }

    private static Object filtered(Map<?, ?> form) {
        List<?> wanted = Trees.array(form.get("in"), "in of $filter");
        String field = String.valueOf(form.get("field"));
        return Trees.array(evaluate(form.get("$filter")), "$filter").stream()
                .filter(entry -> entry instanceof Map<?, ?> members && wanted.contains(members.get(field)))
                .toList();
    }

    private static Object merged(Map<?, ?> form) {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (Object part : Trees.array(form.get("$merge"), "$merge")) {
            merged.putAll(Trees.object(evaluate(part), "part of $merge"));
        }
        return merged;
    }
}
