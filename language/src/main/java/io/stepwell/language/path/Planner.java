package io.stepwell.language.path;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compiles a parsed path: its definite beginning to a flat chain of hops, the rest to a chain of walk steps. */
final class Planner {
    private Planner() {}

    static Plan plan(PathTree written) {
        PathTree tree = collected(written);
        List<Segment> segments = tree.segments();
        List<Hop> chain = new ArrayList<>();
        for (Segment segment : segments) {
            Hop hop = hop(segment);
            if (hop == null) {
                break;
            }
            chain.add(hop);
        }
        boolean flat = chain.size() == segments.size();
        return new Plan(tree, chain.toArray(Hop[]::new), flat ? null : step(segments, chain.size()));
    }

    /** {@code $..x.sum()} means {@code $.sum($..x)}. */
    private static PathTree collected(PathTree tree) {
        List<Segment> segments = tree.segments();
        if (tree.endsWithCall()
                && segments.getFirst() instanceof Segment.Descent
                && segments.getLast() instanceof Segment.Call call
                && call.function().collects()) {
            PathTree argument = new PathTree(true, segments.subList(0, segments.size() - 1));
            return new PathTree(
                    tree.fromRoot(), List.of(new Segment.Call(call.function(), List.of(new Operand.Path(argument)))));
        }
        return tree;
    }

    private static @Nullable Hop hop(Segment segment) {
        return switch (segment) {
            case Segment.Name name -> new Hop.ToMember(name.name());
            case Segment.Index index -> new Hop.ToElement(index.index());
            default -> null;
        };
    }

    private static WalkStep step(List<Segment> segments, int at) {
        if (at == segments.size()) {
            return new WalkStep.Keep();
        }
        WalkStep next = step(segments, at + 1);
        return switch (segments.get(at)) {
            case Segment.Name name -> new WalkStep.Single(new Hop.ToMember(name.name()), next);
            case Segment.Index index -> new WalkStep.Single(new Hop.ToElement(index.index()), next);
            case Segment.Names names -> new NamesStep(names.names(), at == segments.size() - 1, next);
            case Segment.Indexes indexes -> new ElementsStep.Listed(indexes.indexes(), next);
            case Segment.Slice slice -> new ElementsStep.Sliced(slice, next);
            case Segment.Wildcard wildcard -> new WildcardStep(next);
            case Segment.Descent descent -> new DescentStep(next);
            case Segment.Filter filter -> new FilterStep(FilterPlanner.test(filter.condition()), next);
            case Segment.Call call -> new FunctionStep(call.function(), arguments(call), next);
        };
    }

    private static List<OperandPlan> arguments(Segment.Call call) {
        List<OperandPlan> plans = new ArrayList<>();
        for (Operand argument : call.arguments()) {
            boolean counted = plans.isEmpty() && call.function().countsChildren();
            plans.add(FilterPlanner.operand(counted ? children(argument) : argument));
        }
        return List.copyOf(plans);
    }

    /** {@code length($.a)} counts the children of what its path leads to. */
    private static Operand children(Operand argument) {
        if (argument instanceof Operand.Path(PathTree tree) && !tree.segments().isEmpty() && !tree.endsWithCall()) {
            List<Segment> segments = new ArrayList<>(tree.segments());
            segments.add(new Segment.Wildcard());
            return new Operand.Path(new PathTree(tree.fromRoot(), segments));
        }
        return argument;
    }
}
