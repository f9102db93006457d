package io.stepwell.language.parse;

import io.stepwell.language.definition.SourcePosition;
import io.stepwell.language.parse.Node.Member;
import io.stepwell.language.parse.Node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which state of a group leads to which; the checks that no single state can make. */
final class StateGraph {
    private record Edge(String target, String location, SourcePosition position) {}

    private final Problems problems;
    private final String location;
    private final ObjectNode states;
    private final Map<String, List<Edge>> edges = new HashMap<>();
    private boolean terminal;
    private @Nullable Edge start;

    StateGraph(Problems problems, String location, ObjectNode states) {
        this.problems = problems;
        this.location = location;
        this.states = states;
    }

    void start(String target, String at, SourcePosition position) {
        start = new Edge(target, at, position);
    }

    /** A state names another in this field. */
    void edge(String from, String target, Fields fields, String field) {
        Node node = fields.node(field);
        SourcePosition position = node == null ? fields.position() : node.position();
        edges.computeIfAbsent(from, name -> new ArrayList<>()).add(new Edge(target, fields.at(field), position));
    }

    /** A state ends the group. */
    void terminal() {
        terminal = true;
    }

    /**
     * Reports targets that do not exist; and, when the states themselves are sound, that nothing ends the group
     * or else which states nothing leads to.
     */
    void check(boolean sound) {
        if (start != null) {
            checkTarget(start);
        }
        edges.values().forEach(list -> list.forEach(this::checkTarget));
        if (!sound) {
            return;
        }
        if (!terminal) {
            problems.add(Problems.MISSING_END, "Workflow has no terminal state", null, states.position());
        } else if (start != null) {
            reportUnreachable(start.target());
        }
    }

    private boolean exists(Edge edge) {
        return states.members().containsKey(edge.target());
    }

    private void checkTarget(Edge edge) {
        if (!exists(edge)) {
            problems.add(
                    Problems.MISSING_TARGET,
                    "Missing 'Next' target: " + edge.target(),
                    edge.location(),
                    edge.position());
        }
    }

    /**
     * Of states that nothing leads to from the start, AWS names those that nothing leads to at all; here also one of
     * each circle among the rest.
     */
    private void reportUnreachable(String first) {
        Set<String> reached = new HashSet<>();
        reach(first, reached);
        Set<String> targets = new HashSet<>();
        edges.values().forEach(list -> list.forEach(edge -> targets.add(edge.target())));
        List<Member> rest = new ArrayList<>(states.members().values());
        rest.sort(Comparator.comparing((Member member) -> targets.contains(member.name())));
        for (Member member : rest) {
            if (!reached.contains(member.name())) {
                problems.add(
                        Problems.MISSING_TARGET,
                        "State \"" + member.name() + "\" is not reachable.",
                        location + "/States/" + member.name(),
                        member.position());
                reach(member.name(), reached);
            }
        }
    }

    private void reach(String first, Set<String> reached) {
        Deque<String> open = new ArrayDeque<>();
        if (reached.add(first)) {
            open.push(first);
        }
        while (!open.isEmpty()) {
            for (Edge edge : edges.getOrDefault(open.pop(), List.of())) {
                if (reached.add(edge.target())) {
                    open.push(edge.target());
                }
            }
        }
    }
}
