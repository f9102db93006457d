package io.stepwell.language.path;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One step of a plan that may lead to many nodes; it hands each of them to the next step. */
abstract class WalkStep {
    /** Hands every child of this node to the next step. A node of the wrong kind has none. */
    abstract void visit(@Nullable Object node, Walk walk);

    /** Whether {@code ..} should apply this step to this container. */
    boolean reaches(Object container, Walk walk) {
        return true;
    }

    /** Whether this step, standing first behind a definite beginning, can work on this node. */
    boolean accepts(@Nullable Object node) {
        return true;
    }

    /** Why it does not accept this node, as AWS words it. */
    String refusal(@Nullable Object node, PathTree path, int segment) {
        throw new IllegalStateException("this step accepts every node");
    }

    /** The last step: keeps what arrives. */
    static final class Keep extends WalkStep {
        @Override
        void visit(@Nullable Object node, Walk walk) {
            walk.found(node);
        }
    }

    /** A {@link Hop} behind an indefinite step. */
    static final class Single extends WalkStep {
        private final Hop hop;
        private final WalkStep next;

        Single(Hop hop, WalkStep next) {
            this.hop = hop;
            this.next = next;
        }

        @Override
        void visit(@Nullable Object node, Walk walk) {
            walk.evaluation().visit();
            Object child = hop.from(node);
            if (child != Hop.NOTHING) {
                next.visit(child, walk);
            } else if (hop instanceof Hop.ToMember && node instanceof Map) {
                walk.missesMember();
            }
        }

        @Override
        boolean reaches(Object container, Walk walk) {
            return switch (hop) {
                case Hop.ToMember member -> container instanceof Map<?, ?> map && map.containsKey(member.name());
                case Hop.ToElement element -> container instanceof List;
            };
        }
    }
}
