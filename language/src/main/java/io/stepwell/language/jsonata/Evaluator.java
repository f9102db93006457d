package io.stepwell.language.jsonata;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One evaluation: walks the tree of an expression. This class knows which part does what; the parts are {@link Steps},
 * {@link Filters}, {@link Grouping}, {@link Ordering}, {@link Operators}, {@link Calls} and {@link Transformation}.
 */
final class Evaluator {
    private final Meter meter;
    private final Moment moment;

    Evaluator(Meter meter, Moment moment) {
        this.meter = meter;
        this.moment = moment;
    }

    Meter meter() {
        return meter;
    }

    Moment moment() {
        return moment;
    }

    /** The value of a node: a JSON value, a function or {@link Values#UNDEFINED}. */
    @Nullable
    Object evaluate(Node node, @Nullable Object input, Frame frame) {
        meter.step();
        meter.enter();
        Object result = value(node, input, frame);
        for (Node filter : node.predicates) {
            result = Filters.filter(filter.left, result, frame, this);
        }
        if (node.group.exists() && node.kind != Kind.PATH) {
            result = Grouping.group(node.group, result, frame, this);
        }
        meter.leave();
        return result instanceof Sequence sequence && sequence.isSequence && !sequence.tuples
                ? collapsed(sequence, node)
                : result;
    }

    private static @Nullable Object collapsed(Sequence sequence, Node node) {
        sequence.keepSingleton |= node.keepArray;
        if (sequence.isEmpty()) {
            return Values.UNDEFINED;
        }
        return sequence.size() == 1 && !sequence.keepSingleton ? sequence.get(0) : sequence;
    }

    private @Nullable Object value(Node node, @Nullable Object input, Frame frame) {
        return switch (node.kind) {
            case PATH -> Steps.path(node, input, frame, this);
            case BINARY -> Operators.binary(node, input, frame, this);
            case NEGATION -> Operators.negation(node, evaluate(node.left, input, frame));
            case ARRAY -> array(node, input, frame);
            case OBJECT -> Grouping.group(node, input, frame, this);
            case NAME -> Values.lookup(input, node.text(), meter);
            case STRING, NUMBER, VALUE, REGEX -> node.value;
            case WILDCARD -> Descent.children(input, meter);
            case DESCENDANT -> Descent.descendants(input, meter);
            case PARENT -> frame.lookup(Objects.requireNonNull(node.slot).label);
            case CONDITION -> condition(node, input, frame);
            case BLOCK -> block(node, input, frame);
            case BIND -> {
                Object value = evaluate(node.right, input, frame);
                frame.bind(node.text(), value);
                yield value;
            }
            case VARIABLE -> variable(node, input, frame);
            case LAMBDA -> new Lambda(node, input, frame);
            case FUNCTION -> Calls.call(node, input, frame, this);
            case PARTIAL -> Calls.partial(node, input, frame, this);
            case APPLY -> Calls.chain(node, input, frame, this);
            case TRANSFORM -> new Transformation(node, frame);
            case SORT, FILTER, INDEX, WORD, PLACEHOLDER, END ->
                throw new IllegalStateException("not a value: " + node.kind);
        };
    }

    private static @Nullable Object variable(Node node, @Nullable Object input, Frame frame) {
        String name = node.text();
        if (!name.isEmpty()) {
            return frame.lookup(name);
        }
        return input instanceof Sequence sequence && sequence.wrapsInput ? sequence.get(0) : input;
    }

    private Sequence array(Node node, @Nullable Object input, Frame frame) {
        meter.elements(8);
        Sequence result = new Sequence();
        for (Node item : node.items) {
            Object value = evaluate(item, input, frame);
            if (item.kind == Kind.ARRAY && value != Values.UNDEFINED) {
                meter.elements(1);
                result.add(value);
            } else if (item.isOperator("..") && result.isEmpty() && value instanceof Sequence range) {
                result = range;
                result.isSequence = false;
            } else {
                Values.addFlat(result, value, meter);
            }
        }
        result.constructed = node.constructs;
        return result;
    }

    private @Nullable Object condition(Node node, @Nullable Object input, Frame frame) {
        if (Values.isTrue(evaluate(node.left, input, frame), meter)) {
            return evaluate(node.right, input, frame);
        }
        return node.third.exists() ? evaluate(node.third, input, frame) : Values.UNDEFINED;
    }

    private @Nullable Object block(Node node, @Nullable Object input, Frame frame) {
        Frame inner = new Frame(frame);
        Object result = Values.UNDEFINED;
        for (Node expression : node.items) {
            result = evaluate(expression, input, inner);
        }
        return result;
    }

    /** A frame in which the names of a tuple are bound. */
    static Frame frame(Frame outer, Map<?, ?> tuple) {
        Frame frame = new Frame(outer);
        frame.bindAll(tuple);
        return frame;
    }

    /** Applies a function to arguments that it validates, without a context. */
    @Nullable
    Object apply(Function function, List<@Nullable Object> arguments) {
        return Calls.apply(function, arguments, Values.UNDEFINED, this);
    }
}
