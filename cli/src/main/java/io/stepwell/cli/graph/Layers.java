package io.stepwell.cli.graph;

import io.stepwell.cli.graph.FlowGraph.Edge;
import java.util.ArrayList;
import java.util.List;

/**
 * Which layer each node belongs to, and which edges run upwards.
 *
 * <p>A depth-first walk from the start finds the edges that close a cycle; turned around, all edges run downwards,
 * and a node's layer is the length of the longest way to it. A labelled edge takes an extra layer for its label.
 */
final class Layers {
    private enum Visit {
        NONE,
        OPEN,
        DONE
    }

    private final FlowGraph graph;
    private final List<List<Integer>> outgoing = new ArrayList<>();
    private final Visit[] visits;
    private final boolean[] upward;
    private final List<Integer> finished = new ArrayList<>();
    private final int[] layers;

    Layers(FlowGraph graph) {
        this.graph = graph;
        int size = graph.nodes().size();
        visits = new Visit[size];
        java.util.Arrays.fill(visits, Visit.NONE);
        upward = new boolean[graph.edges().size()];
        layers = new int[size];
        for (int i = 0; i < size; i++) {
            outgoing.add(new ArrayList<>());
        }
        for (int e = 0; e < graph.edges().size(); e++) {
            outgoing.get(graph.edges().get(e).from()).add(e);
        }
        visit(graph.start());
        for (int i = 0; i < size; i++) {
            visit(i);
        }
        assign();
    }

    int layer(int node) {
        return layers[node];
    }

    /** Whether the edge with this index runs from a lower to an upper layer. */
    boolean isUpward(int edge) {
        return upward[edge];
    }

    private void visit(int node) {
        if (visits[node] != Visit.NONE) {
            return;
        }
        visits[node] = Visit.OPEN;
        for (int e : outgoing.get(node)) {
            int to = graph.edges().get(e).to();
            upward[e] = visits[to] == Visit.OPEN;
            visit(to);
        }
        visits[node] = Visit.DONE;
        finished.add(node);
    }

    private void assign() {
        List<List<int[]>> downward = new ArrayList<>();
        graph.nodes().forEach(node -> downward.add(new ArrayList<>()));
        for (int e = 0; e < graph.edges().size(); e++) {
            Edge edge = graph.edges().get(e);
            int length = edge.label().isEmpty() ? 1 : 2;
            if (edge.from() != edge.to()) {
                int upper = upward[e] ? edge.to() : edge.from();
                int lower = upward[e] ? edge.from() : edge.to();
                downward.get(upper).add(new int[] {lower, length});
            }
        }
        for (int node : finished.reversed()) {
            for (int[] step : downward.get(node)) {
                layers[step[0]] = Math.max(layers[step[0]], layers[node] + step[1]);
            }
        }
    }
}
