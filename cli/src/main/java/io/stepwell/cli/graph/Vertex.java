package io.stepwell.cli.graph;

import java.util.ArrayList;
import java.util.List;

/** Something the layout places: a node, the label of an edge, or the point where a long edge passes a layer. */
final class Vertex {
    /** What is placed; the straighter its edges should be, the greater its weight. */
    enum Role {
        NODE(1),
        LABEL(2),
        PASSAGE(4);

        private final int weight;

        Role(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }

    final Role role;
    final double width;
    final double height;
    final List<Vertex> above = new ArrayList<>();
    final List<Vertex> below = new ArrayList<>();
    int layer;
    /** Place in the layer, from the left. */
    int order;
    /** The center. */
    double x;

    double y;

    Vertex(Role role, double width, double height) {
        this.role = role;
        this.width = width;
        this.height = height;
    }

    static void join(Vertex upper, Vertex lower) {
        upper.below.add(lower);
        lower.above.add(upper);
    }
}
