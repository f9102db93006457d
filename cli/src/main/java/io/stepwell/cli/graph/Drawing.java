package io.stepwell.cli.graph;

import io.stepwell.cli.graph.FlowGraph.Edge;
import io.stepwell.cli.graph.FlowGraph.Node;
import java.util.List;

/** A graph with the place of everything, in pixels from its upper left corner. */
record Drawing(double width, double height, List<Box> boxes, List<Line> lines) {
    /**
     * A node.
     *
     * @param groups the drawings inside, with their offset from this box's corner
     * @param loop whether the state may follow itself
     */
    record Box(Node node, double x, double y, double width, double height, List<Inner> groups, boolean loop) {}

    record Inner(Drawing drawing, double x, double y) {}

    /**
     * An edge, as an SVG path from its source to its target.
     *
     * @param labelX center of the label
     */
    record Line(Edge edge, String path, double labelX, double labelY) {}
}
