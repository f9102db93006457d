package io.stepwell.language.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A compiled path: a chain of hops, then, when the path is indefinite or calls a function, steps that walk. */
final class Plan {
    private final PathTree tree;
    private final Hop[] chain;
    private final @Nullable WalkStep rest;
    private final boolean definite;

    Plan(PathTree tree, Hop[] chain, @Nullable WalkStep rest) {
        this.tree = tree;
        this.chain = chain;
        this.rest = rest;
        this.definite = tree.isDefinite();
    }

    boolean isDefinite() {
        return definite;
    }

    /** Whether {@link #follow} is the whole evaluation. */
    boolean isChain() {
        return rest == null;
    }

    /** Follows the chain; {@link Hop#NOTHING} when it breaks off. */
    @Nullable
    Object follow(@Nullable Object start) {
        Object node = start;
        for (Hop hop : chain) {
            node = hop.from(node);
            if (node == Hop.NOTHING) {
                return node;
            }
        }
        return node;
    }

    /** The value inside a filter or an argument, or {@link Hop#NOTHING} when a definite part leads nowhere. */
    @Nullable
    Object value(@Nullable Object start, Evaluation evaluation, boolean strict) {
        evaluation.visit();
        Object node = follow(start);
        if (node == Hop.NOTHING) {
            return brokenInside(start);
        }
        if (rest == null) {
            return node;
        }
        if (!rest.accepts(node)) {
            return Hop.NOTHING;
        }
        Walk walk = new Walk(evaluation, strict);
        rest.visit(node, walk);
        return walk.isIncomplete() ? Hop.NOTHING : result(walk);
    }

    private @Nullable Object result(Walk walk) {
        List<@Nullable Object> results = walk.results();
        if (!definite) {
            return results;
        }
        return results.isEmpty() ? Hop.NOTHING : results.getLast();
    }

    /** The value of the whole path, once the chain has led to this node. */
    @Nullable
    Object walkFrom(@Nullable Object node, Evaluation evaluation) throws PathNotFoundException {
        if (rest == null) {
            return node;
        }
        if (!rest.accepts(node)) {
            throw new PathNotFoundException(rest.refusal(node, tree, chain.length));
        }
        Walk walk = new Walk(evaluation, false);
        rest.visit(node, walk);
        Object result = result(walk);
        if (result == Hop.NOTHING) {
            String reason = walk.failure();
            throw new PathNotFoundException((reason == null ? "No results" : reason + ": no results") + " for path: "
                    + tree.canonical(tree.segments().size()));
        }
        return result;
    }

    /**
     * What a broken chain means for the whole path. An indefinite path whose beginning names a member that is not
     * there finds nothing, an empty list; every other break is an error.
     */
    List<@Nullable Object> broken(@Nullable Object start) throws PathNotFoundException {
        Break end = breakOf(start);
        boolean memberMissing = chain[end.segment()] instanceof Hop.ToMember && end.node() instanceof Map;
        if (memberMissing && !definite) {
            return new ArrayList<>();
        }
        boolean pastTheEnd = definite
                && end.segment() == tree.segments().size() - 1
                && chain[end.segment()] instanceof Hop.ToElement(int index)
                && index >= 0
                && end.node() instanceof List;
        throw new PathNotFoundException(chain[end.segment()].whyNothing(end.node(), tree, end.segment()), pastTheEnd);
    }

    /** Inside a filter it is an index out of bounds that makes an indefinite path an empty list, as in Jayway. */
    private @Nullable Object brokenInside(@Nullable Object start) {
        if (definite) {
            return Hop.NOTHING;
        }
        Break end = breakOf(start);
        boolean outOfBounds = chain[end.segment()] instanceof Hop.ToElement && end.node() instanceof List;
        return outOfBounds ? new ArrayList<>() : Hop.NOTHING;
    }

    /** Where the chain breaks off: at this segment, which does not fit this node. */
    private record Break(int segment, @Nullable Object node) {}

    private Break breakOf(@Nullable Object start) {
        Object node = start;
        for (int i = 0; i < chain.length; i++) {
            Object child = chain[i].from(node);
            if (child == Hop.NOTHING) {
                return new Break(i, node);
            }
            node = child;
        }
        throw new IllegalStateException("the chain is whole");
    }
}
