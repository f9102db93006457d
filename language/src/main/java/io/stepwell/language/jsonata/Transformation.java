package io.stepwell.language.jsonata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The transform operator: a function that copies a value and changes what a pattern finds in the copy. */
record Transformation(Node node, Frame frame) implements Function {
    private static final Signature SIGNATURE = Signature.parse("<(oa):o>", 0);

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public Signature signature() {
        return SIGNATURE;
    }

    @Override
    public @Nullable Object apply(List<@Nullable Object> arguments, @Nullable Object input, Evaluator evaluator) {
        if (arguments.get(0) == Values.UNDEFINED) {
            return Values.UNDEFINED;
        }
        if (!(frame.lookup("clone") instanceof Function)) {
            throw Fault.of("T2013").at(node.position);
        }
        Object copy = copy(arguments.get(0), evaluator.meter());
        Object matches = evaluator.evaluate(node.left, copy, frame);
        if (matches != Values.UNDEFINED) {
            for (Object match : List.copyOf(nonNull(matches))) {
                update(match, evaluator);
                delete(match, evaluator);
            }
        }
        return copy;
    }

    private static List<Object> nonNull(@Nullable Object matches) {
        List<Object> found = new java.util.ArrayList<>();
        for (Object match : Sequence.listOf(matches)) {
            if (match != null) {
                found.add(match);
            }
        }
        return found;
    }

    private void update(Object match, Evaluator evaluator) {
        Object update = evaluator.evaluate(node.right, match, frame);
        if (update == Values.UNDEFINED) {
            return;
        }
        if (!(update instanceof Map<?, ?> changes)) {
            throw Fault.of("T2011").at(node.right.position).value(update);
        }
        if (match instanceof Members target) {
            evaluator.meter().elements(8L * changes.size());
            target.putAll(Members.of(changes));
        }
    }

    private void delete(Object match, Evaluator evaluator) {
        Object names = node.third.exists() ? evaluator.evaluate(node.third, match, frame) : Values.UNDEFINED;
        if (names == Values.UNDEFINED) {
            return;
        }
        for (Object name : Sequence.listOf(names)) {
            if (!(name instanceof String)) {
                throw Fault.of("T2012").at(node.third.position).value(names);
            }
        }
        if (match instanceof Members target) {
            Sequence.listOf(names).forEach(target::remove);
        }
    }

    /** A copy that shares nothing that could be changed. */
    static @Nullable Object copy(@Nullable Object value, Meter meter) {
        meter.step();
        if (value instanceof Map<?, ?> map) {
            meter.enter();
            meter.elements(8L * map.size());
            Members copy = new Members();
            map.forEach((name, member) -> {
                if (!(member instanceof Function)) {
                    copy.put((String) name, copy(member, meter));
                }
            });
            meter.leave();
            return copy;
        }
        if (value instanceof List<?> list) {
            meter.enter();
            meter.elements(list.size());
            Sequence copy = new Sequence();
            list.forEach(element -> copy.add(copy(element, meter)));
            meter.leave();
            return copy;
        }
        return value;
    }
}
