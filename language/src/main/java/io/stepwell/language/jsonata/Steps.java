package io.stepwell.language.jsonata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Paths: each step maps the results of the step before it. Once a step binds names, the path carries tuples, which are a
 * value under {@code @} together with all names bound so far.
 */
final class Steps {
    private static final String VALUE = "@";

    private Steps() {}

    static @Nullable Object path(Node path, @Nullable Object input, Frame frame, Evaluator evaluator) {
        List<Node> steps = path.items;
        Object member = plainMember(path, frame, evaluator);
        if (member != Values.UNDEFINED) {
            return member;
        }
        List<?> values =
                input instanceof List<?> list && steps.get(0).kind != Kind.VARIABLE ? list : Sequence.query(input);
        Sequence tuples = null;
        boolean carriesTuples = false;
        List<?> results = values;
        for (int i = 0; i < steps.size(); i++) {
            Node step = steps.get(i);
            carriesTuples |= step.tuple;
            if (i == 0 && step.constructs) {
                results = Sequence.listOf(evaluator.evaluate(step, values, frame));
            } else if (carriesTuples) {
                tuples = tupleStep(step, values, tuples, frame, evaluator);
            } else {
                results = step(step, values, frame, evaluator, i == steps.size() - 1);
            }
            if (!carriesTuples && results.isEmpty()) {
                break;
            }
            if (step.focus == null) {
                values = results;
            }
        }
        if (carriesTuples && tuples != null) {
            results = path.tuple ? tuples : valuesOf(tuples, evaluator.meter());
        }
        Object result = path.keepSingletonArray ? kept(results) : results;
        return path.group.exists()
                ? Grouping.group(path.group, carriesTuples && tuples != null ? tuples : result, frame, evaluator)
                : result;
    }

    /**
     * The short way for the commonest path: a variable followed by names, all of them objects.
     *
     * @return {@link Values#UNDEFINED} when the long way must be taken
     */
    private static @Nullable Object plainMember(Node path, Frame frame, Evaluator evaluator) {
        Node first = path.items.get(0);
        if (first.kind != Kind.VARIABLE || first.text().isEmpty() || path.keepSingletonArray || path.group.exists()) {
            return Values.UNDEFINED;
        }
        Object value = null;
        for (int i = 0; i < path.items.size(); i++) {
            Node step = path.items.get(i);
            if (step.tuple || !step.stages.isEmpty() || !step.predicates.isEmpty() || step.group.exists()) {
                return Values.UNDEFINED;
            }
            if (i == 0) {
                value = frame.lookup(step.text());
            } else if (step.kind == Kind.NAME && value instanceof Map<?, ?> object) {
                value = Members.get(object, step.text());
            } else {
                return Values.UNDEFINED;
            }
        }
        evaluator.meter().steps(path.items.size());
        return value instanceof Sequence ? Values.UNDEFINED : value;
    }

    private static Object kept(List<?> results) {
        if (!(results instanceof Sequence sequence)) {
            return results;
        }
        Sequence kept = sequence.constructed && !sequence.isSequence ? Sequence.query(sequence) : sequence;
        kept.keepSingleton = true;
        return kept;
    }

    private static Sequence valuesOf(Sequence tuples, Meter meter) {
        meter.elements(tuples.size());
        Sequence values = Sequence.query();
        for (Object tuple : tuples) {
            values.add(value(tuple));
        }
        return values;
    }

    /** The value a tuple carries. */
    static @Nullable Object value(@Nullable Object tuple) {
        return tuple instanceof Map<?, ?> map ? Members.get(map, VALUE) : Values.UNDEFINED;
    }

    private static List<?> step(Node step, List<?> values, Frame frame, Evaluator evaluator, boolean last) {
        if (step.kind == Kind.SORT) {
            return stages(step, Ordering.order(step, values, frame, evaluator), frame, evaluator);
        }
        Sequence results = Sequence.query();
        for (Object value : values) {
            Object result = evaluator.evaluate(step, value, frame);
            for (Node stage : step.stages) {
                result = Filters.filter(stage.left, result, frame, evaluator);
            }
            if (result != Values.UNDEFINED) {
                results.add(result);
            }
        }
        if (last && results.size() == 1 && results.get(0) instanceof List<?> list && !Sequence.isQuery(list)) {
            return list;
        }
        return flat(results, evaluator.meter());
    }

    private static Sequence flat(Sequence results, Meter meter) {
        Sequence flat = Sequence.query();
        for (Object result : results) {
            if (result instanceof Sequence sequence && sequence.constructed) {
                flat.add(result);
            } else {
                Values.addFlat(flat, result, meter);
            }
        }
        return flat;
    }

    private static Sequence stages(Node step, Sequence results, Frame frame, Evaluator evaluator) {
        Sequence result = results;
        for (Node stage : step.stages) {
            if (stage.kind == Kind.FILTER) {
                result = Filters.filter(stage.left, result, frame, evaluator);
            } else {
                for (int i = 0; i < result.size(); i++) {
                    if (result.get(i) instanceof Members tuple) {
                        tuple.put(stage.text(), i);
                    }
                }
            }
        }
        return result;
    }

    private static Sequence tupleStep(
            Node step, List<?> values, @Nullable Sequence carried, Frame frame, Evaluator evaluator) {
        if (step.kind == Kind.SORT) {
            return stages(step, sortedTuples(step, values, carried, frame, evaluator), frame, evaluator);
        }
        Sequence result = Sequence.query();
        result.tuples = true;
        for (Object tuple : carried != null ? carried : tuples(values, null)) {
            Frame inner = Evaluator.frame(frame, (Map<?, ?>) tuple);
            Object found = evaluator.evaluate(step, value(tuple), inner);
            if (found != Values.UNDEFINED) {
                extend(step, (Map<?, ?>) tuple, found, result, evaluator.meter());
            }
        }
        return stages(step, result, frame, evaluator);
    }

    private static Sequence sortedTuples(
            Node step, List<?> values, @Nullable Sequence carried, Frame frame, Evaluator evaluator) {
        return carried != null
                ? Ordering.order(step, carried, frame, evaluator)
                : tuples(Ordering.order(step, values, frame, evaluator), step.index);
    }

    private static Sequence tuples(List<?> values, @Nullable String index) {
        Sequence result = Sequence.query();
        result.tuples = true;
        for (int i = 0; i < values.size(); i++) {
            Members tuple = new Members();
            tuple.put(VALUE, values.get(i));
            if (index != null) {
                tuple.put(index, i);
            }
            result.add(tuple);
        }
        return result;
    }

    /** Adds a tuple for each value found from this one. */
    private static void extend(Node step, Map<?, ?> tuple, @Nullable Object found, Sequence result, Meter meter) {
        boolean foundTuples = Sequence.hasTuples(found);
        List<?> values = Sequence.listOf(found);
        for (int i = 0; i < values.size(); i++) {
            meter.steps(1 + tuple.size());
            meter.elements(8L * (1 + tuple.size()));
            Members extended = Members.of(tuple);
            if (foundTuples) {
                extended.putAll(Members.of((Map<?, ?>) values.get(i)));
            } else {
                bind(step, extended, value(tuple), values.get(i), i);
            }
            result.add(extended);
        }
    }

    private static void bind(Node step, Members tuple, @Nullable Object context, @Nullable Object value, int index) {
        if (step.focus != null) {
            tuple.put(step.focus, value);
        } else {
            tuple.put(VALUE, value);
        }
        if (step.index != null) {
            tuple.put(step.index, index);
        }
        if (step.ancestor != null) {
            tuple.put(step.ancestor.label, context);
        }
    }
}
