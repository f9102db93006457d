package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Object constructors and groupings: one member for each key, its value made from all elements with that key. */
final class Grouping {
    private Grouping() {}

    /** What has the same key: the elements, and which pair of the constructor made the key. */
    private record Group(int pair, List<@Nullable Object> elements) {}

    static Members group(Node constructor, @Nullable Object input, Frame frame, Evaluator evaluator) {
        boolean tuples = Sequence.hasTuples(input);
        List<?> values = input instanceof List<?> list && !list.isEmpty() ? list : one(input);
        Map<String, Group> groups = new LinkedHashMap<>();
        for (Object value : values) {
            Frame inner = tuples ? Evaluator.frame(frame, (Map<?, ?>) value) : frame;
            Object context = tuples ? Steps.value(value) : value;
            for (int pair = 0; pair < constructor.pairs.size(); pair++) {
                Object key = evaluator.evaluate(constructor.pairs.get(pair)[0], context, inner);
                if (key != Values.UNDEFINED) {
                    evaluator.meter().elements(24);
                    collect(groups, constructor, pair, key).elements().add(value);
                }
            }
        }
        Members result = new Members();
        groups.forEach((name, group) -> result.set(name, value(constructor, group, tuples, frame, evaluator)));
        return result;
    }

    private static List<?> one(@Nullable Object input) {
        return Sequence.query(input instanceof List<?> ? Values.UNDEFINED : input);
    }

    private static Group collect(Map<String, Group> groups, Node constructor, int pair, @Nullable Object key) {
        if (!(key instanceof String name)) {
            throw Fault.of("T1003").at(constructor.position).value(key);
        }
        Group group = groups.computeIfAbsent(name, absent -> new Group(pair, new ArrayList<>(1)));
        if (group.pair != pair) {
            throw Fault.of("D1009").at(constructor.position).value(key);
        }
        return group;
    }

    private static @Nullable Object value(
            Node constructor, Group group, boolean tuples, Frame frame, Evaluator evaluator) {
        Node value = constructor.pairs.get(group.pair())[1];
        if (!tuples) {
            Joined joined = new Joined();
            group.elements().forEach(element -> joined.add(element, evaluator.meter()));
            return evaluator.evaluate(value, joined.value(), frame);
        }
        Map<String, Joined> merged = new LinkedHashMap<>();
        for (Object tuple : group.elements()) {
            ((Map<?, ?>) tuple)
                    .forEach((name, bound) -> merged.computeIfAbsent((String) name, absent -> new Joined())
                            .add(bound, evaluator.meter()));
        }
        Frame inner = new Frame(frame);
        merged.forEach((name, bound) -> inner.bind(name, bound.value()));
        return evaluator.evaluate(value, inner.lookup("@"), inner);
    }
}
