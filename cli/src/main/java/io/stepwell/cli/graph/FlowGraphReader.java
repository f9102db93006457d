package io.stepwell.cli.graph;

import io.stepwell.cli.graph.FlowGraph.Edge;
import io.stepwell.cli.graph.FlowGraph.Kind;
import io.stepwell.cli.graph.FlowGraph.Node;
import io.stepwell.language.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the shape of a definition: states and the ways between them. It reads the JSON rather than a compiled
 * definition, so that a definition that is not yet valid in all its expressions can be drawn while it is written.
 */
public final class FlowGraphReader {
    private final Map<?, ?> states;
    private final String path;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private FlowGraphReader(Map<?, ?> group, String path) {
        this.path = path;
        this.states = object(group.get("States"), path + "/States");
    }

    /**
     * The graph of a definition, with marks for its start and end.
     *
     * @throws FlowGraphException when states are missing or lead nowhere
     */
    public static FlowGraph read(Json definition) {
        Map<?, ?> group = object(definition.tree(), "the definition");
        return new FlowGraphReader(group, "").graph(group, true);
    }

    private FlowGraph graph(Map<?, ?> group, boolean marks) {
        if (marks) {
            nodes.add(new Node(Node.START, Node.START, "", List.of()));
        }
        for (Object name : states.keySet()) {
            indexes.put((String) name, nodes.size());
            nodes.add(node((String) name));
        }
        int start = index(text(group, "StartAt"), path + "/StartAt");
        for (String name : indexes.keySet()) {
            addWays(name, marks);
        }
        if (!marks) {
            return new FlowGraph(start, nodes, merged());
        }
        nodes.add(new Node(Node.END, Node.END, "", List.of()));
        edges.add(new Edge(0, start, "", Kind.NEXT));
        return new FlowGraph(0, nodes, merged());
    }

    private Map<?, ?> state(String name) {
        return object(states.get(name), path + "/States/" + name);
    }

    private Node node(String name) {
        Map<?, ?> state = state(name);
        String at = path + "/States/" + name;
        List<FlowGraph> groups = new ArrayList<>();
        int branch = 0;
        for (Object group : list(state.get("Branches"))) {
            groups.add(group(group, at + "/Branches/" + branch++));
        }
        for (String member : List.of("ItemProcessor", "Iterator")) {
            if (state.get(member) != null) {
                groups.add(group(state.get(member), at + "/" + member));
            }
        }
        return new Node(name, text(state, "Type"), detail(state), groups);
    }

    private static FlowGraph group(@Nullable Object group, String at) {
        Map<?, ?> members = object(group, at);
        return new FlowGraphReader(members, at).graph(members, false);
    }

    /** What distinguishes a Task: the end of its resource says what is called. */
    private static String detail(Map<?, ?> state) {
        String resource = text(state, "Resource");
        if (resource.startsWith("arn:aws:states:::")) {
            return resource.substring("arn:aws:states:::".length());
        }
        return resource.substring(resource.lastIndexOf(':') + 1);
    }

    private void addWays(String name, boolean marks) {
        Map<?, ?> state = state(name);
        int from = index(name, path);
        String at = path + "/States/" + name;
        addWay(from, text(state, "Next"), "", Kind.NEXT, at + "/Next");
        for (Object rule : list(state.get("Choices"))) {
            Map<?, ?> members = object(rule, at + "/Choices");
            addWay(from, text(members, "Next"), ChoiceLabel.of(members), Kind.CHOICE, at + "/Choices");
        }
        addWay(from, text(state, "Default"), "otherwise", Kind.CHOICE, at + "/Default");
        for (Object catcher : list(state.get("Catch"))) {
            Map<?, ?> members = object(catcher, at + "/Catch");
            String errors = list(members.get("ErrorEquals")).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            addWay(from, text(members, "Next"), "catch " + errors, Kind.CATCH, at + "/Catch");
        }
        String type = text(state, "Type");
        if (marks && (Boolean.TRUE.equals(state.get("End")) || type.equals("Succeed") || type.equals("Fail"))) {
            edges.add(new Edge(from, nodes.size(), "", Kind.NEXT));
        }
    }

    private void addWay(int from, String to, String label, Kind kind, String at) {
        if (!to.isEmpty()) {
            edges.add(new Edge(from, index(to, at), label, kind));
        }
    }

    private int index(String name, String at) {
        Integer index = indexes.get(name);
        if (index == null) {
            throw new FlowGraphException(at + " names the state '" + name + "', which does not exist there.");
        }
        return index;
    }

    /** Several ways between the same states become one with a line for each. */
    private List<Edge> merged() {
        record Way(int from, int to, Kind kind) {}
        Map<Way, String> labels = new LinkedHashMap<>();
        for (Edge edge : edges) {
            labels.merge(new Way(edge.from(), edge.to(), edge.kind()), edge.label(), (a, b) -> a + "\n" + b);
        }
        List<Edge> merged = new ArrayList<>();
        labels.forEach((way, label) -> merged.add(new Edge(way.from(), way.to(), label, way.kind())));
        return merged;
    }

    private static Map<?, ?> object(@Nullable Object value, String at) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new FlowGraphException(at + " must be a JSON object" + (value == null ? ", but it is missing." : "."));
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static String text(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }
}
