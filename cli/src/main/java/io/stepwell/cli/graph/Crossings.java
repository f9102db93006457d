package io.stepwell.cli.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Orders the vertices of each layer so that few edges cross: sweeps of barycenters, the best order is kept. */
final class Crossings {
    private static final int SWEEPS = 12;

    private Crossings() {}

    static void reduce(List<List<Vertex>> layers) {
        layers.forEach(Crossings::number);
        long fewest = count(layers);
        List<List<Vertex>> best = copy(layers);
        for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            if (sweep % 2 == 0) {
                layers.forEach(layer -> sort(layer, v -> v.above));
            } else {
                layers.reversed().forEach(layer -> sort(layer, v -> v.below));
            }
            long crossings = count(layers);
            if (crossings < fewest) {
                fewest = crossings;
                best = copy(layers);
            }
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.set(i, best.get(i));
            number(best.get(i));
        }
    }

    private static void sort(List<Vertex> layer, Function<Vertex, List<Vertex>> neighbours) {
        layer.sort(Comparator.comparingDouble(v ->
                neighbours.apply(v).stream().mapToInt(n -> n.order).average().orElse(v.order)));
        number(layer);
    }

    private static void number(List<Vertex> layer) {
        for (int i = 0; i < layer.size(); i++) {
            layer.get(i).order = i;
        }
    }

    private static long count(List<List<Vertex>> layers) {
        long crossings = 0;
        for (List<Vertex> layer : layers) {
            List<int[]> edges = new ArrayList<>();
            layer.forEach(v -> v.below.forEach(b -> edges.add(new int[] {v.order, b.order})));
            for (int i = 0; i < edges.size(); i++) {
                for (int j = i + 1; j < edges.size(); j++) {
                    int[] a = edges.get(i);
                    int[] b = edges.get(j);
                    crossings += (a[0] - b[0]) * (a[1] - b[1]) < 0 ? 1 : 0;
                }
            }
        }
        return crossings;
    }

    private static List<List<Vertex>> copy(List<List<Vertex>> layers) {
        List<List<Vertex>> copy = new ArrayList<>();
        layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
        return copy;
    }
}
