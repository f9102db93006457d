package io.stepwell.benchmarks.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * MAPRUN: a Distributed Map over a file of lines in a folder that stands in for a bucket, with a million express and with
 * a hundred thousand standard children, results exported. The heap is looked at after full collections, before and
 * every few seconds on the way: it must not grow with the number of items.
 */
final class MapRuns implements Workload {
    private static final long EXPRESS_ITEMS = 1_000_000;
    private static final long STANDARD_ITEMS = 100_000;
    /** A run before, so that what is loaded and compiled once is part of the baseline. */
    private static final long WARM_UP_ITEMS = 20_000;

    private static final long HEAP_EVERY_NANOS = 5_000_000_000L;

    @Override
    public String name() {
        return "MAPRUN";
    }

    @Override
    public String meaning() {
        return "Distributed Maps over 1,000,000 lines with EXPRESS and 100,000 with STANDARD children";
    }

    @Override
    public List<Outcome> measure(Bench bench) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        outcomes.add(measure(bench, "EXPRESS", bench.scaled(EXPRESS_ITEMS)));
        outcomes.add(measure(bench, "STANDARD", bench.scaled(STANDARD_ITEMS)));
        return outcomes;
    }

    private static Outcome measure(Bench bench, String type, long items) throws Exception {
        Path bucket = Files.createTempDirectory(bench.folder(), "bucket");
        write(bucket.resolve("warm-up.jsonl"), Math.min(items, WARM_UP_ITEMS));
        write(bucket.resolve("items.jsonl"), items);
        Map<String, Double> figures = new LinkedHashMap<>();
        try (ServerProcess server = bench.start(Map.of("STEPWELL_BUCKETS", "lines=" + bucket));
                ApiConnection connection = server.connect()) {
            String machine = Machines.create(server, "map-" + type, definition(type));
            run(server, connection, machine, "warm-up.jsonl");
            double baseline = server.aliveBytes();
            Usage before = Usage.of(server);
            long begin = System.nanoTime();
            Run run = run(server, connection, machine, "items.jsonl");
            double seconds = (System.nanoTime() - begin) / 1e9;
            check(connection, run.arn(), items);
            figures.put("itemsPerSecond", items / seconds);
            figures.put("heapMegabytesBaseline", baseline / 1e6);
            double after = server.aliveBytes();
            figures.put("heapMegabytesOverBaseline", (Math.max(run.heapMax(), after) - baseline) / 1e6);
            figures.put("heapMegabytesOverBaselineAfter", (after - baseline) / 1e6);
            Usage.of(server).addSince(before, items, items, figures);
            figures.put("residentMegabytes", server.residentBytes() / 1e6);
        } finally {
            Bench.delete(bucket);
        }
        return new Outcome(items + " items, " + type, List.of(figures));
    }

    private static void write(Path file, long items) throws IOException {
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (long id = 0; id < items; id++) {
                lines.write("{\"id\":" + id + ",\"name\":\"item number " + id + "\",\"tags\":[\"a\",\"b\"]}\n");
            }
        }
    }

    /** Every child goes through one state that computes. */
    private static String definition(String type) {
        return """
                {"StartAt":"M","States":{"M":{"Type":"Map","End":true,
                "ItemReader":{"Resource":"arn:aws:states:::s3:getObject","ReaderConfig":{"InputType":"JSONL"},
                 "Parameters":{"Bucket":"lines","Key.$":"$.key"}},
                "ResultWriter":{"Resource":"arn:aws:states:::s3:putObject","Parameters":{"Bucket":"lines","Prefix":"out"}},
                "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"%s"},"StartAt":"P","States":{
                 "P":{"Type":"Pass","Parameters":{"id.$":"$.id","next.$":"States.MathAdd($.id, 1)"},"End":true}}}}}}""".formatted(type).replace("\n", "");
    }

    /**
     * An execution that has ended.
     *
     * @param heapMax the most live heap seen on the way, in bytes
     */
    private record Run(String arn, double heapMax) {}

    private static Run run(ServerProcess server, ApiConnection connection, String machine, String key)
            throws IOException, InterruptedException {
        String arn = connection
                .send(Machines.start(machine, "{\"key\":\"" + key + "\"}"))
                .member("executionArn");
        byte[] describe = ApiConnection.request("DescribeExecution", "{\"executionArn\":\"" + arn + "\"}");
        double heapMax = 0;
        long looked = System.nanoTime();
        while (connection.send(describe).member("status").equals("RUNNING")) {
            if (System.nanoTime() - looked > HEAP_EVERY_NANOS) {
                heapMax = Math.max(heapMax, server.aliveBytes());
                looked = System.nanoTime();
            }
            Thread.sleep(10);
        }
        return new Run(arn, heapMax);
    }

    private static void check(ApiConnection connection, String arn, long items) throws IOException {
        String mapRun = connection
                .must("ListMapRuns", "{\"executionArn\":\"" + arn + "\"}")
                .member("mapRunArn");
        String text = connection
                .must("DescribeMapRun", "{\"mapRunArn\":\"" + mapRun + "\"}")
                .text();
        if (!text.contains("\"status\":\"SUCCEEDED\"") || !text.contains("\"resultsWritten\":" + items)) {
            throw new IllegalStateException("the map run has not done everything: " + text);
        }
    }
}
