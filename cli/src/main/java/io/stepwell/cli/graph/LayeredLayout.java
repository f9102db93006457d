package io.stepwell.cli.graph;

import io.stepwell.cli.graph.Drawing.Box;
import io.stepwell.cli.graph.Drawing.Inner;
import io.stepwell.cli.graph.Drawing.Line;
import io.stepwell.cli.graph.FlowGraph.Edge;
import io.stepwell.cli.graph.FlowGraph.Node;
import io.stepwell.cli.graph.Vertex.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Places a graph in layers from top to bottom, after Sugiyama: layers ({@link Layers}), few crossings
 * ({@link Crossings}), coordinates ({@link Coordinates}). Groups are placed first, so that the box around them is as
 * large as they are.
 */
final class LayeredLayout {
    static final double PADDING = 16;
    static final double HEADER = 34;
    private static final double MARK = 22;

    private final FlowGraph graph;
    private final Layers layers;
    private final List<Vertex> vertices = new ArrayList<>();
    private final List<List<Inner>> inners = new ArrayList<>();
    private final List<Chain> chains = new ArrayList<>();
    private final List<List<Vertex>> rows = new ArrayList<>();

    /** An edge as a chain of vertices from top to bottom. */
    private record Chain(Edge edge, boolean upward, List<Vertex> vertices) {}

    private LayeredLayout(FlowGraph graph) {
        this.graph = graph;
        this.layers = new Layers(graph);
    }

    static Drawing place(FlowGraph graph) {
        return new LayeredLayout(graph).drawing();
    }

    private Drawing drawing() {
        for (int i = 0; i < graph.nodes().size(); i++) {
            add(nodeVertex(graph.nodes().get(i)), layers.layer(i));
        }
        for (int e = 0; e < graph.edges().size(); e++) {
            Edge edge = graph.edges().get(e);
            if (edge.from() != edge.to()) {
                chains.add(chain(edge, layers.isUpward(e)));
            }
        }
        Crossings.reduce(rows);
        Coordinates.assign(rows);
        return new Drawing(extent(true), extent(false), boxes(), lines());
    }

    private void add(Vertex vertex, int layer) {
        while (rows.size() <= layer) {
            rows.add(new ArrayList<>());
        }
        vertex.layer = layer;
        rows.get(layer).add(vertex);
        if (vertex.role == Role.NODE) {
            vertices.add(vertex);
        }
    }

    private Vertex nodeVertex(Node node) {
        List<Inner> groups = new ArrayList<>();
        inners.add(groups);
        if (node.isMark()) {
            return new Vertex(Role.NODE, MARK, MARK);
        }
        double title = TextSize.width(TextSize.cut(node.name()), 13);
        if (node.groups().isEmpty()) {
            double detail = TextSize.width(TextSize.cut(node.detail()), 11);
            return new Vertex(
                    Role.NODE,
                    Math.max(110, Math.max(title, detail) + 44),
                    node.detail().isEmpty() ? 40 : 52);
        }
        double x = PADDING;
        double height = 0;
        for (FlowGraph group : node.groups()) {
            Drawing drawing = place(group);
            groups.add(new Inner(drawing, x, HEADER));
            x += drawing.width() + PADDING;
            height = Math.max(height, drawing.height());
        }
        return new Vertex(Role.NODE, Math.max(title + 80, x), HEADER + height + PADDING);
    }

    private Chain chain(Edge edge, boolean upward) {
        Vertex upper = vertices.get(upward ? edge.to() : edge.from());
        Vertex lower = vertices.get(upward ? edge.from() : edge.to());
        int labelLayer = edge.label().isEmpty() ? -1 : upward ? lower.layer - 1 : upper.layer + 1;
        List<Vertex> chain = new ArrayList<>(List.of(upper));
        for (int layer = upper.layer + 1; layer < lower.layer; layer++) {
            Vertex between = layer == labelLayer ? labelVertex(edge.label()) : new Vertex(Role.PASSAGE, 8, 0);
            add(between, layer);
            Vertex.join(chain.getLast(), between);
            chain.add(between);
        }
        Vertex.join(chain.getLast(), lower);
        chain.add(lower);
        return new Chain(edge, upward, chain);
    }

    private static Vertex labelVertex(String label) {
        List<String> lines = TextSize.lines(label);
        double width = lines.stream()
                .mapToDouble(line -> TextSize.width(line, 11))
                .max()
                .orElse(0);
        return new Vertex(Role.LABEL, width + 10, lines.size() * TextSize.LINE_HEIGHT);
    }

    private double extent(boolean horizontal) {
        return rows.stream()
                .flatMap(List::stream)
                .mapToDouble(v -> horizontal ? v.x + v.width / 2 : v.y + v.height / 2)
                .max()
                .orElse(0);
    }

    private List<Box> boxes() {
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < vertices.size(); i++) {
            Vertex v = vertices.get(i);
            int self = i;
            boolean loop = graph.edges().stream().anyMatch(e -> e.from() == self && e.to() == self);
            double x = v.x - v.width / 2;
            double y = v.y - v.height / 2;
            boxes.add(new Box(graph.nodes().get(i), x, y, v.width, v.height, inners.get(i), loop));
        }
        return boxes;
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Chain chain : chains) {
            List<Vertex> way = chain.upward() ? chain.vertices().reversed() : chain.vertices();
            Vertex label =
                    way.stream().filter(v -> v.role == Role.LABEL).findFirst().orElse(way.getFirst());
            lines.add(new Line(chain.edge(), EdgePath.along(way, rows, chain.upward()), label.x, label.y));
        }
        return lines;
    }
}
