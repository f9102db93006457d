package io.stepwell.cli.graph;

import java.util.List;

/**
 * The states of a definition, or of a group inside a Parallel or Map state, and the ways between them. Nodes are
 * known by their index.
 *
 * @param start index of the first node
 */
public record FlowGraph(int start, List<Node> nodes, List<Edge> edges) {
    public FlowGraph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * A state, or the mark where an execution starts or ends.
     *
     * @param detail a second line, for instance what a Task calls; may be empty
     * @param groups the branches of a Parallel state, the processor of a Map state; empty for others
     */
    public record Node(String name, String type, String detail, List<FlowGraph> groups) {
        static final String START = "Start";
        static final String END = "End";

        public Node {
            groups = List.copyOf(groups);
        }

        boolean isMark() {
            return type.equals(START) || type.equals(END);
        }
    }

    /** A way from one node to another. The label may be empty, or have several lines. */
    public record Edge(int from, int to, String label, Kind kind) {}

    /** Why one state follows another. */
    public enum Kind {
        NEXT,
        CHOICE,
        CATCH
    }

    /** How many nodes there are, those of groups included. */
    public int size() {
        int size = nodes.size();
        for (Node node : nodes) {
            for (FlowGraph group : node.groups()) {
                size += group.size();
            }
        }
        return size;
    }
}
