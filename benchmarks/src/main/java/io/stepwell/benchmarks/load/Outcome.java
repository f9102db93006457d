package io.stepwell.benchmarks.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one variant of a workload.
 *
 * @param variant what distinguishes it: {@code ten Pass states, 16 clients}
 * @param runs figures by name (their unit is in the name), once for each run
 */
record Outcome(String variant, List<Map<String, Double>> runs) {
    /** A figure over all runs. */
    record Figure(double median, double min, double max, List<Double> values) {}

    Map<String, Figure> figures() {
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (String name : runs.getFirst().keySet()) {
            List<Double> values = runs.stream().map(run -> run.get(name)).toList();
            List<Double> sorted = values.stream().sorted().toList();
            int middle = sorted.size() / 2;
            double median =
                    sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
            figures.put(name, new Figure(median, sorted.getFirst(), sorted.getLast(), values));
        }
        return figures;
    }
}
