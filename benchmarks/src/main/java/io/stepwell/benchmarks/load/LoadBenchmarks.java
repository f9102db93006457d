package io.stepwell.benchmarks.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a whole server and writes what came out as JSON, as a table and as a chart. */
@Command(
        name = "bin/bench-load",
        mixinStandardHelpOptions = true,
        description = "Measures a whole server, started for each workload, over HTTP.")
public final class LoadBenchmarks implements Callable<Integer> {
    private static final List<Workload> ALL = List.of(
            new StartToDone(),
            new Throughput(),
            new Steady(),
            new LightTasks(),
            new Payloads(),
            new Sleepers(),
            new Callbacks(),
            new LongHistory(),
            new Reopening(),
            new SyncExecutions(),
            new MapRuns(),
            new Echo(),
            new HeldCalls(),
            new Overload());

    @Parameters(arity = "0..*", paramLabel = "WORKLOAD", description = "Names such as W1 W2; all when none is given.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--launcher", required = true, description = "The script that starts the server.")
    private Path launcher = Path.of("stepwell");

    @Option(names = "--results", required = true, description = "Folder for results and data; on a disk.")
    private Path results = Path.of("results");

    @Option(names = "--runs", defaultValue = "5", description = "Runs of each figure (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of a run (default: ${DEFAULT-VALUE}).")
    private double seconds;

    @Option(names = "--warm-up", defaultValue = "15", description = "Seconds before (default: ${DEFAULT-VALUE}).")
    private double warmUpSeconds;

    @Option(
            names = "--scale",
            defaultValue = "1",
            description = "Of workloads with a fixed number of executions (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(names = "--storm", defaultValue = "60", description = "Seconds of overload (default: ${DEFAULT-VALUE}).")
    private double stormSeconds;

    @Option(names = "--java", defaultValue = "", description = "Options of the server's JVM, such as -Xmx512m.")
    private String options = "";

    @Option(names = "--commit", defaultValue = "unknown", description = "What is measured, for the results.")
    private String commit = "unknown";

    public static void main(String[] args) {
        System.exit(new CommandLine(new LoadBenchmarks()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Workload> chosen = chosen();
        Path data = Files.createDirectories(results.resolve("data"));
        Bench bench = new Bench(launcher, data, runs, seconds, warmUpSeconds, scale, stormSeconds, options);
        Report report = new Report(commit, options);
        boolean failed = false;
        for (Workload workload : chosen) {
            System.err.println(workload.name() + ": " + workload.meaning() + " ...");
            try {
                report.add(workload, workload.measure(bench));
                report.write(results);
            } catch (Exception e) {
                failed = true;
                System.err.println(workload.name() + " failed: " + e);
                e.printStackTrace(System.err);
            }
            Bench.delete(data);
            Files.createDirectories(data);
        }
        System.out.print(report.table());
        return failed ? 1 : 0;
    }

    private List<Workload> chosen() {
        Map<String, Workload> byName = new LinkedHashMap<>();
        ALL.forEach(workload -> byName.put(workload.name(), workload));
        if (names.isEmpty()) {
            return ALL;
        }
        List<Workload> chosen = new ArrayList<>();
        for (String name : names) {
            Workload workload = byName.get(name);
            if (workload == null) {
                throw new IllegalArgumentException(
                        "there is no workload " + name + "; there are " + String.join(", ", byName.keySet()));
            }
            chosen.add(workload);
        }
        return chosen;
    }
}
