package io.stepwell.language.jsonata;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression reads, found without evaluating it.
 *
 * <p>The scope is the set of names bound so far; a block, a lambda and a path have a scope of their own, and names bound
 * in a block are known to what follows in it.
 */
final class Analysis {
    final Set<String> free = new LinkedHashSet<>();
    final Set<String> statesMembers = new LinkedHashSet<>();
    final Set<String> bareReferences = new LinkedHashSet<>();

    private Analysis() {}

    static Analysis of(Node tree) {
        Analysis analysis = new Analysis();
        Bound bound = new Bound(null, false);
        bindLater(tree, bound);
        analysis.visit(tree, bound, false);
        return analysis;
    }

    /**
     * The names bound at a place.
     *
     * @param later those that are bound somewhere in the block, which a lambda knows when it is called
     */
    private record Bound(
            Set<String> names, Set<String> later, @Nullable Bound outer, boolean isLambda) {
        Bound(@Nullable Bound outer, boolean isLambda) {
            this(new HashSet<>(), new HashSet<>(), outer, isLambda);
        }

        boolean has(String name) {
            boolean inLambda = false;
            for (Bound bound = this; bound != null; bound = bound.outer) {
                if (bound.names.contains(name) || (inLambda && bound.later.contains(name))) {
                    return true;
                }
                inLambda |= bound.isLambda;
            }
            return false;
        }
    }

    /** Notes the names that a node binds in the block it stands in. */
    private static void bindLater(Node node, Bound bound) {
        if (!node.exists() || node.kind == Kind.BLOCK || node.kind == Kind.LAMBDA) {
            return;
        }
        if (node.kind == Kind.BIND) {
            bound.later.add(node.text());
        }
        bindLater(node.left, bound);
        bindLater(node.right, bound);
        bindLater(node.third, bound);
        node.items.forEach(item -> bindLater(item, bound));
        for (Node[] pair : node.pairs) {
            bindLater(pair[0], bound);
            bindLater(pair[1], bound);
        }
    }

    /** @param context whether a value of the expression's own is the context, so that field names mean its fields */
    private void visit(Node node, Bound bound, boolean context) {
        switch (node.kind) {
            case PATH -> path(node, bound, context);
            case NAME -> {
                if (!context) {
                    bareReferences.add(node.text());
                }
            }
            case VARIABLE -> {
                if (node.text().equals("$") || (!context && node.text().isEmpty())) {
                    bareReferences.add("$" + node.text());
                }
                variable(node.text(), bound);
            }
            case LAMBDA -> {
                Bound inner = new Bound(bound, true);
                node.items.forEach(parameter -> inner.names.add(parameter.text()));
                visit(node.right, inner, context);
            }
            case BLOCK -> {
                Bound inner = new Bound(bound, false);
                node.items.forEach(item -> bindLater(item, inner));
                visitAll(node.items, inner, context);
            }
            case BIND -> {
                visit(node.right, bound, context);
                bound.names.add(node.text());
            }
            case TRANSFORM -> {
                visit(node.left, bound, true);
                visit(node.right, bound, true);
                visitExisting(node.third, bound, true);
            }
            case FUNCTION, PARTIAL -> call(node, bound, context);
            default -> {
                visitExisting(node.left, bound, context);
                visitExisting(node.right, bound, context);
                visitExisting(node.third, bound, context);
                visitAll(node.items, bound, context);
                visitPairs(node, bound, context);
            }
        }
        trailing(node, bound);
    }

    private void visitExisting(Node node, Bound bound, boolean context) {
        if (node.exists()) {
            visit(node, bound, context);
        }
    }

    private void visitAll(List<Node> nodes, Bound bound, boolean context) {
        nodes.forEach(node -> visit(node, bound, context));
    }

    private void visitPairs(Node node, Bound bound, boolean context) {
        for (Node[] pair : node.pairs) {
            visit(pair[0], bound, context);
            visit(pair[1], bound, context);
        }
    }

    /** What follows a node looks at the node's own values. */
    private void trailing(Node node, Bound bound) {
        node.predicates.forEach(filter -> visitExisting(filter.left, bound, true));
        node.stages.forEach(stage -> {
            if (stage.kind == Kind.INDEX) {
                bound.names.add(stage.text());
            }
            visitExisting(stage.left, bound, true);
        });
        visitPairs(node.group, bound, true);
    }

    private void call(Node node, Bound bound, boolean context) {
        if (node.left.kind == Kind.VARIABLE) {
            String name = node.left.text();
            if (!Builtins.isKnown(name)) {
                variable(name, bound);
            }
            if (name.equals("lookup") && node.items.size() == 2 && isStates(node.items.get(0), bound)) {
                if (node.items.get(1).kind == Kind.STRING) {
                    statesMembers.add(node.items.get(1).text());
                }
            }
            trailing(node.left, bound);
        } else {
            visit(node.left, bound, context);
        }
        visitAll(node.items, bound, context);
    }

    private void variable(String name, Bound bound) {
        if (bound.has(name) || name.isEmpty() || name.equals("$")) {
            return;
        }
        if (!Builtins.isKnown(name)) {
            free.add(name);
        }
    }

    private static boolean isStates(Node node, Bound bound) {
        return node.kind == Kind.VARIABLE && node.text().equals("states") && !bound.has("states");
    }

    private void path(Node path, Bound outer, boolean context) {
        Bound bound = new Bound(outer, false);
        boolean inContext = context;
        for (int i = 0; i < path.items.size(); i++) {
            Node step = path.items.get(i);
            if (i == 1 && isStates(path.items.get(0), bound)) {
                members(step);
            }
            visitStep(step, bound, inContext);
            inContext = true;
        }
        visitPairs(path.group, bound, true);
    }

    private void visitStep(Node step, Bound bound, boolean context) {
        if (step.focus != null) {
            bound.names.add(step.focus);
        }
        if (step.index != null) {
            bound.names.add(step.index);
        }
        if (step.kind == Kind.SORT) {
            step.items.forEach(term -> visit(term.left, bound, true));
            trailing(step, bound);
        } else {
            visit(step, bound, context);
        }
    }

    /** The members that a step directly behind {@code $states} reads. */
    private void members(Node step) {
        switch (step.kind) {
            case NAME -> statesMembers.add(Objects.requireNonNull(step.text()));
            case PATH -> members(step.items.get(0));
            case VARIABLE, LAMBDA, STRING, NUMBER, VALUE, REGEX -> {}
            default -> {
                for (Node part : List.of(step.left, step.right, step.third)) {
                    if (part.exists()) {
                        members(part);
                    }
                }
                step.items.forEach(this::members);
                for (Node[] pair : step.pairs) {
                    members(pair[0]);
                    members(pair[1]);
                }
            }
        }
    }
}
