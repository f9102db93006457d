package io.stepwell.language.jsonata;

import java.util.ArrayList;
import java.util.List;

/**
 * Rearranges the tree as it was written into the tree as it is evaluated: dots become flat paths of steps, brackets
 * become filters of their step, calls in tail position become thunks, {@code %} finds the step it means.
 */
final class Lowering {
    private final Ancestry ancestry = new Ancestry();

    private Lowering() {}

    /** @throws JsonataSyntaxException when the parts are valid but do not fit together */
    static Node lower(Node tree) {
        Node lowered = new Lowering().node(tree);
        if (lowered.kind == Kind.PARENT || lowered.seekingParent != null) {
            throw Fault.of("S0217")
                    .at(lowered.position)
                    .token(lowered.kind.word())
                    .syntax();
        }
        return lowered;
    }

    private Node node(Node source) {
        Node result = switch (source.kind) {
            case BINARY -> binary(source);
            case NEGATION -> negation(source);
            case ARRAY -> withItems(source);
            case OBJECT -> withPairs(source, source.pairs, true);
            case FUNCTION, PARTIAL -> {
                Node call = withItems(source);
                call.left = node(source.left);
                yield call;
            }
            case LAMBDA -> lambda(source);
            case CONDITION -> parts(source, true);
            case TRANSFORM -> parts(source, false);
            case BLOCK -> block(source);
            case NAME -> name(source);
            case WORD -> {
                source.kind = Kind.NAME;
                yield name(source);
            }
            case PARENT -> {
                Node parent = copy(source);
                parent.slot = ancestry.slot();
                yield parent;
            }
            default -> source;
        };
        result.keepArray |= source.keepArray;
        return result;
    }

    private static Node copy(Node source) {
        return new Node(source.kind, source.position, source.value);
    }

    private static Node path(Node step) {
        if (step.kind == Kind.PATH) {
            return step;
        }
        Node path = new Node(Kind.PATH, step.position, null);
        path.add(step);
        return path;
    }

    private static Node name(Node source) {
        Node path = path(source);
        path.keepSingletonArray = source.keepArray;
        return path;
    }

    private Node withItems(Node source) {
        Node result = copy(source);
        for (Node item : source.items) {
            Node lowered = node(item);
            Ancestry.push(result, lowered);
            result.add(lowered);
        }
        return result;
    }

    private Node withPairs(Node source, List<Node[]> pairs, boolean seeks) {
        Node result = copy(source);
        result.pairs = new ArrayList<>();
        for (Node[] pair : pairs) {
            Node key = node(pair[0]);
            Node value = node(pair[1]);
            if (seeks) {
                Ancestry.push(result, key);
                Ancestry.push(result, value);
            }
            result.pairs.add(new Node[] {key, value});
        }
        return result;
    }

    private Node parts(Node source, boolean seeks) {
        Node result = copy(source);
        result.left = node(source.left);
        result.right = node(source.right);
        result.third = source.third.exists() ? node(source.third) : Node.NONE;
        if (seeks) {
            Ancestry.push(result, result.left);
            Ancestry.push(result, result.right);
            Ancestry.push(result, result.third);
        }
        return result;
    }

    private Node negation(Node source) {
        Node operand = node(source.left);
        if (operand.kind == Kind.NUMBER && operand.value instanceof Number number) {
            operand.value = Numbers.of(-number.doubleValue());
            return operand;
        }
        Node result = copy(source);
        result.left = operand;
        Ancestry.push(result, operand);
        return result;
    }

    private Node block(Node source) {
        Node result = withItems(source);
        for (Node part : result.items) {
            result.constructs |= part.constructs || (part.kind == Kind.PATH && part.items.get(0).constructs);
        }
        return result;
    }

    private Node lambda(Node source) {
        Node result = copy(source);
        result.items = source.items;
        result.signature = source.signature;
        result.right = tailCall(node(source.right));
        return result;
    }

    private static Node tailCall(Node body) {
        if (body.kind == Kind.FUNCTION && body.predicates.isEmpty() && !body.group.exists()) {
            Node thunk = new Node(Kind.LAMBDA, body.position, null);
            thunk.thunk = true;
            thunk.right = body;
            return thunk;
        }
        if (body.kind == Kind.CONDITION) {
            body.right = tailCall(body.right);
            body.third = body.third.exists() ? tailCall(body.third) : Node.NONE;
        } else if (body.kind == Kind.BLOCK && !body.items.isEmpty()) {
            body.items.set(body.items.size() - 1, tailCall(body.lastItem()));
        }
        return body;
    }

    private Node binary(Node source) {
        return switch (source.text()) {
            case "." -> step(source);
            case "[" -> predicate(source);
            case "{" -> group(source);
            case "^" -> order(source);
            case "@" -> focus(source);
            case "#" -> index(source);
            case ":=" -> {
                Node result = new Node(Kind.BIND, source.position, source.left.value);
                result.right = node(source.right);
                Ancestry.push(result, result.right);
                yield result;
            }
            case "~>" -> {
                Node result = new Node(Kind.APPLY, source.position, source.value);
                result.left = node(source.left);
                result.right = node(source.right);
                result.keepArray = result.left.keepArray || result.right.keepArray;
                yield result;
            }
            default -> parts(source, true);
        };
    }

    private Node step(Node source) {
        Node first = node(source.left);
        Node path = path(first);
        if (first.kind == Kind.PARENT) {
            path.seekingParent = Ancestry.list(first.slot);
        }
        Node rest = node(source.right);
        if (rest.kind == Kind.PATH) {
            rest.items.forEach(path::add);
        } else {
            if (!rest.predicates.isEmpty()) {
                rest.stages = rest.predicates;
                rest.predicates = List.of();
            }
            path.add(rest);
        }
        for (Node step : path.items) {
            if (step.kind == Kind.NUMBER || step.kind == Kind.VALUE) {
                throw Fault.of("S0213").at(step.position).value(step.value).syntax();
            }
            if (step.kind == Kind.STRING) {
                step.kind = Kind.NAME;
            }
            path.keepSingletonArray |= step.keepArray;
        }
        path.items.get(0).constructs |= path.items.get(0).kind == Kind.ARRAY;
        path.lastItem().constructs |= path.lastItem().kind == Kind.ARRAY;
        ancestry.resolve(path);
        return path;
    }

    private Node predicate(Node source) {
        Node result = node(source.left);
        boolean isPath = result.kind == Kind.PATH;
        Node step = isPath ? result.lastItem() : result;
        if (step.group.exists()) {
            throw Fault.of("S0209").at(source.position).syntax();
        }
        Node condition = node(source.right);
        ancestry.resolveInPredicate(step, condition);
        Node filter = new Node(Kind.FILTER, source.position, null);
        filter.left = condition;
        if (isPath) {
            step.stages = appended(step.stages, filter);
        } else {
            step.predicates = appended(step.predicates, filter);
        }
        return result;
    }

    private static List<Node> appended(List<Node> list, Node node) {
        List<Node> result = new ArrayList<>(list);
        result.add(node);
        return result;
    }

    private Node group(Node source) {
        Node result = node(source.left);
        if (result.group.exists()) {
            throw Fault.of("S0210").at(source.position).syntax();
        }
        result.group = withPairs(source, source.pairs, false);
        return result;
    }

    private Node order(Node source) {
        Node path = path(node(source.left));
        Node sort = new Node(Kind.SORT, source.position, null);
        for (Node term : source.items) {
            Node lowered = copy(term);
            lowered.descending = term.descending;
            lowered.left = node(term.left);
            Ancestry.push(sort, lowered.left);
            sort.add(lowered);
        }
        path.add(sort);
        ancestry.resolve(path);
        return path;
    }

    private Node focus(Node source) {
        Node result = node(source.left);
        Node step = result.kind == Kind.PATH ? result.lastItem() : result;
        if (!step.stages.isEmpty() || !step.predicates.isEmpty()) {
            throw Fault.of("S0215").at(source.position).syntax();
        }
        if (step.kind == Kind.SORT) {
            throw Fault.of("S0216").at(source.position).syntax();
        }
        step.keepArray |= source.keepArray;
        step.focus = source.right.text();
        step.tuple = true;
        return result;
    }

    private Node index(Node source) {
        Node lowered = node(source.left);
        Node result = path(lowered);
        Node step = result.lastItem();
        if (lowered.kind != Kind.PATH && !step.predicates.isEmpty()) {
            step.stages = step.predicates;
            step.predicates = List.of();
        }
        if (step.stages.isEmpty()) {
            step.index = source.right.text();
        } else {
            step.stages = appended(step.stages, new Node(Kind.INDEX, source.position, source.right.value));
        }
        step.tuple = true;
        return result;
    }
}
