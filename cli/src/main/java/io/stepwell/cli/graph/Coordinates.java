package io.stepwell.cli.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gives the vertices of ordered layers their places.
 *
 * <p>Each vertex wants to stand under the mean of its neighbours; within a layer the places closest to all wishes that
 * keep order and distance are found by pooling adjacent violators (isotonic regression).
 */
final class Coordinates {
    private static final int ROUNDS = 16;
    private static final double COLUMN_GAP = 28;
    private static final double LAYER_GAP = 34;

    private Coordinates() {}

    static void assign(List<List<Vertex>> layers) {
        double y = 0;
        for (List<Vertex> layer : layers) {
            double height = layer.stream().mapToDouble(v -> v.height).max().orElse(0);
            double x = 0;
            for (Vertex v : layer) {
                v.y = y + height / 2;
                v.x = x + v.width / 2;
                x += v.width + COLUMN_GAP;
            }
            y += height + LAYER_GAP;
        }
        for (int round = 0; round < ROUNDS; round++) {
            if (round % 2 == 0) {
                layers.forEach(layer -> settle(layer, v -> v.above));
            } else {
                layers.reversed().forEach(layer -> settle(layer, v -> v.below));
            }
        }
        shiftToZero(layers);
    }

    /** Vertices that move as one: the mean of their wishes, each relative to the first of the layer. */
    private record Block(double sum, double weight, int count) {
        double mean() {
            return sum / weight;
        }

        Block with(Block other) {
            return new Block(sum + other.sum, weight + other.weight, count + other.count);
        }
    }

    private static void settle(List<Vertex> layer, Function<Vertex, List<Vertex>> neighbours) {
        double[] offsets = offsets(layer);
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < layer.size(); i++) {
            Vertex v = layer.get(i);
            double wish =
                    neighbours.apply(v).stream().mapToDouble(n -> n.x).average().orElse(v.x);
            double weight = v.role.weight();
            Block block = new Block((wish - offsets[i]) * weight, weight, 1);
            while (!blocks.isEmpty() && blocks.getLast().mean() > block.mean()) {
                block = blocks.removeLast().with(block);
            }
            blocks.add(block);
        }
        int i = 0;
        for (Block block : blocks) {
            for (int end = i + block.count(); i < end; i++) {
                layer.get(i).x = block.mean() + offsets[i];
            }
        }
    }

    /** The least distance of each center from that of the first vertex. */
    private static double[] offsets(List<Vertex> layer) {
        double[] offsets = new double[layer.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + (layer.get(i - 1).width + layer.get(i).width) / 2 + COLUMN_GAP;
        }
        return offsets;
    }

    private static void shiftToZero(List<List<Vertex>> layers) {
        double left = layers.stream()
                .flatMap(List::stream)
                .mapToDouble(v -> v.x - v.width / 2)
                .min()
                .orElse(0);
        layers.forEach(layer -> layer.forEach(v -> v.x -= left));
    }
}
