package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls of functions, with the loop that makes calls in tail position cost no stack. */
final class Calls {
    private Calls() {}

    static @Nullable Object call(Node node, @Nullable Object input, Frame frame, Evaluator evaluator) {
        Object callee = callee(node, input, frame, evaluator, "T1005");
        List<@Nullable Object> arguments = new ArrayList<>(node.items.size());
        return call(node, callee, arguments, input, frame, evaluator);
    }

    /** {@code left ~> right}: a call with one more argument, an application, or a chain of two functions. */
    static @Nullable Object chain(Node node, @Nullable Object input, Frame frame, Evaluator evaluator) {
        Object left = evaluator.evaluate(node.left, input, frame);
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(left);
        if (node.right.kind == Kind.FUNCTION && node.right.predicates.isEmpty()) {
            Object callee = callee(node.right, input, frame, evaluator, "T1005");
            return call(node.right, callee, arguments, input, frame, evaluator);
        }
        if (!(evaluator.evaluate(node.right, input, frame) instanceof Function right)) {
            throw Fault.of("T2006").at(node.position);
        }
        return left instanceof Function first
                ? new Composed(first, right)
                : apply(right, arguments, Values.UNDEFINED, evaluator);
    }

    /** @param arguments those given already; the written ones are added */
    private static @Nullable Object call(
            Node node,
            @Nullable Object callee,
            List<@Nullable Object> arguments,
            @Nullable Object input,
            Frame frame,
            Evaluator evaluator) {
        for (Node argument : node.items) {
            arguments.add(evaluator.evaluate(argument, input, frame));
        }
        try {
            if (!(callee instanceof Function function)) {
                throw Fault.of("T1006");
            }
            return apply(function, arguments, input, evaluator);
        } catch (Fault fault) {
            throw named(fault, node);
        }
    }

    private static Fault named(Fault fault, Node call) {
        fault.at(call.position);
        return fault.names("token") ? fault : fault.token(name(call.left));
    }

    private static String name(Node callee) {
        return callee.kind == Kind.PATH ? callee.items.get(0).text() : callee.text();
    }

    private static @Nullable Object callee(
            Node node, @Nullable Object input, Frame frame, Evaluator evaluator, String hint) {
        Object callee = evaluator.evaluate(node.left, input, frame);
        if (callee == Values.UNDEFINED && node.left.kind == Kind.PATH) {
            Object meant = frame.lookup(name(node.left));
            if (meant != Values.UNDEFINED && meant != null) {
                throw Fault.of(hint).at(node.position).token(name(node.left));
            }
        }
        return callee;
    }

    static Function partial(Node node, @Nullable Object input, Frame frame, Evaluator evaluator) {
        List<@Nullable Object> given = new ArrayList<>();
        for (Node argument : node.items) {
            given.add(argument.kind == Kind.PLACEHOLDER ? Partial.OPEN : evaluator.evaluate(argument, input, frame));
        }
        if (callee(node, input, frame, evaluator, "T1007") instanceof Function function) {
            return Partial.of(function, given);
        }
        throw Fault.of("T1008").at(node.position).token(name(node.left));
    }

    /** Applies a function, and as long as the result is a call in tail position, that call. */
    static @Nullable Object apply(
            Function function, List<@Nullable Object> arguments, @Nullable Object input, Evaluator evaluator) {
        Object result = applyOnce(function, arguments, input, evaluator);
        while (result instanceof Lambda thunk && thunk.isThunk()) {
            result = resume(thunk, input, evaluator);
        }
        return result;
    }

    private static @Nullable Object resume(Lambda thunk, @Nullable Object input, Evaluator evaluator) {
        Node call = thunk.definition().right;
        Object next = evaluator.evaluate(call.left, thunk.input(), thunk.frame());
        List<@Nullable Object> arguments = new ArrayList<>(call.items.size());
        for (Node argument : call.items) {
            arguments.add(evaluator.evaluate(argument, thunk.input(), thunk.frame()));
        }
        try {
            if (!(next instanceof Function function)) {
                throw Fault.of("T1006");
            }
            return applyOnce(function, arguments, input, evaluator);
        } catch (Fault fault) {
            throw named(fault, call);
        }
    }

    private static @Nullable Object applyOnce(
            Function function, List<@Nullable Object> arguments, @Nullable Object input, Evaluator evaluator) {
        Signature signature = function.signature();
        return function.apply(
                signature == null ? arguments : signature.validate(arguments, input, evaluator.meter()),
                input,
                evaluator);
    }

    /** Two functions, the second applied to the result of the first. */
    private record Composed(Function first, Function second) implements Function {
        @Override
        public int arity() {
            return 1;
        }

        @Override
        public @Nullable Signature signature() {
            return null;
        }

        @Override
        public @Nullable Object apply(List<@Nullable Object> arguments, @Nullable Object input, Evaluator evaluator) {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(Calls.apply(first, arguments, Values.UNDEFINED, evaluator));
            return Calls.apply(second, one, Values.UNDEFINED, evaluator);
        }
    }
}
