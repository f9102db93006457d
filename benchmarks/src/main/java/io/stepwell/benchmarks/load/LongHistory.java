package io.stepwell.benchmarks.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * W9: whether a transition costs more when the history behind it is long: an execution that loops through a task and a
 * Choice up to about 25,000 events, timed by the function it calls.
 */
final class LongHistory implements Workload {
    /** Five events of the task and two of the Choice each. */
    private static final int ITERATIONS = 3_550;
    /** A thousand transitions. */
    private static final int WINDOW = 500;

    private static final String DEFINITION = "{\"StartAt\":\"Work\",\"States\":{"
            + "\"Work\":{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:next\","
            + "\"Next\":\"More\"},\"More\":{\"Type\":\"Choice\",\"Choices\":[{\"Variable\":\"$.more\","
            + "\"BooleanEquals\":true,\"Next\":\"Work\"}],\"Default\":\"Done\"},\"Done\":{\"Type\":\"Succeed\"}}}";

    @Override
    public String name() {
        return "W9";
    }

    @Override
    public String meaning() {
        return "cost of a transition at the start and at the end of 25,000 events";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Map<String, Double>> runs = new ArrayList<>();
        long[] times = new long[ITERATIONS];
        int[] calls = {0};
        try (LambdaDouble lambda = new LambdaDouble()) {
            lambda.behave(_ -> {
                synchronized (calls) {
                    times[calls[0]++] = System.nanoTime();
                    return (calls[0] < ITERATIONS ? "{\"more\":true}" : "{\"more\":false}").getBytes();
                }
            });
            try (ServerProcess server = bench.start(lambda.environment())) {
                String arn = Machines.create(server, "loop", DEFINITION);
                byte[] start = Machines.start(arn, "{}");
                for (int run = -1; run < bench.runs(); run++) { // the first one warms up
                    synchronized (calls) {
                        calls[0] = 0;
                    }
                    try (ApiConnection connection = server.connect()) {
                        StartToDone.startToDone(connection, start);
                    }
                    if (run >= 0) {
                        runs.add(figures(times));
                    }
                }
            }
        }
        return List.of(new Outcome("loop of Task and Choice, " + ITERATIONS * 7 + " events", runs));
    }

    private static Map<String, Double> figures(long[] times) {
        double first = (times[WINDOW] - times[0]) / 1e6;
        double last = (times[ITERATIONS - 1] - times[ITERATIONS - 1 - WINDOW]) / 1e6;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("firstThousandMillis", first);
        figures.put("lastThousandMillis", last);
        figures.put("lastOverFirst", last / first);
        return figures;
    }
}
