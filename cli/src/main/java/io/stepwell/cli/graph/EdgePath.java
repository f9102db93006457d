package io.stepwell.cli.graph;

import java.util.List;
import java.util.Locale;

/** The course of an edge: straight down through a layer, in a curve from one layer to the next. */
final class EdgePath {
    private final StringBuilder path = new StringBuilder();

    private EdgePath() {}

    /** The SVG path through these vertices, which go from layer to layer downwards, or upwards. */
    static String along(List<Vertex> way, List<List<Vertex>> rows, boolean upward) {
        EdgePath path = new EdgePath();
        int sign = upward ? -1 : 1;
        Vertex from = way.getFirst();
        path.to('M', from.x, from.y + sign * from.height / 2);
        for (int i = 1; i < way.size(); i++) {
            Vertex to = way.get(i);
            double leave = from.y + sign * rowHeight(rows, from) / 2;
            double enter = to.y - sign * rowHeight(rows, to) / 2;
            double middle = (leave + enter) / 2;
            path.to('L', from.x, leave);
            path.to('C', from.x, middle);
            path.to(' ', to.x, middle);
            path.to(' ', to.x, enter);
            from = to;
        }
        path.to('L', from.x, from.y - sign * from.height / 2);
        return path.path.toString();
    }

    private static double rowHeight(List<List<Vertex>> rows, Vertex vertex) {
        return rows.get(vertex.layer).stream().mapToDouble(v -> v.height).max().orElse(0);
    }

    private void to(char command, double x, double y) {
        path.append(command).append(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
    }
}
