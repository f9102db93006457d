package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, where and of what: as JSON, as a table and as a chart. */
final class Report {
    private final Map<String, Object> head = new LinkedHashMap<>();
    private final List<Section> sections = new ArrayList<>();

    private record Section(Workload workload, List<Outcome> outcomes, double loadAverage) {}

    Report(String commit, String options) throws IOException {
        head.put("format", 1);
        head.put("commit", commit);
        head.put("begun", Instant.now().toString());
        head.put("machine", machine());
        head.put("serverOptions", options);
    }

    private static Map<String, Object> machine() throws IOException {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("model", line("/proc/cpuinfo", "model name"));
        machine.put("memory", line("/proc/meminfo", "MemTotal"));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("java", System.getProperty("java.vendor.version", System.getProperty("java.version")));
        return machine;
    }

    private static String line(String file, String name) throws IOException {
        return Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse("unknown");
    }

    void add(Workload workload, List<Outcome> outcomes) {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        sections.add(new Section(workload, outcomes, load));
    }

    /** {@code load.json} and {@code load.svg} in the folder. */
    void write(Path folder) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>(head);
        List<Object> workloads = new ArrayList<>();
        for (Section section : sections) {
            for (Outcome outcome : section.outcomes()) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("workload", section.workload().name());
                one.put("meaning", section.workload().meaning());
                one.put("variant", outcome.variant());
                one.put("loadAverageAfter", section.loadAverage());
                one.put("figures", outcome.figures());
                workloads.add(one);
            }
        }
        all.put("workloads", workloads);
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(folder.resolve("load.json"), mapper.writeValueAsString(all) + "\n");
        Files.writeString(folder.resolve("load.svg"), chart().svg());
    }

    private Chart chart() {
        Chart chart = new Chart("Done each second on " + head.get("commit"));
        for (Section section : sections) {
            for (Outcome outcome : section.outcomes()) {
                outcome.figures().forEach((name, figure) -> {
                    if (name.endsWith("PerSecond")) {
                        String label = section.workload().name() + " " + outcome.variant() + ": " + words(name);
                        chart.bar(label, figure.median(), figure.min(), figure.max());
                    }
                });
            }
        }
        return chart;
    }

    /** Markdown: a row for each figure, its median and its spread. */
    String table() {
        StringBuilder out = new StringBuilder("| workload | variant | figure | median | least to most |\n");
        out.append("|---|---|---|---|---|\n");
        for (Section section : sections) {
            for (Outcome outcome : section.outcomes()) {
                outcome.figures()
                        .forEach((name, figure) -> out.append("| ")
                                .append(section.workload().name())
                                .append(" | ")
                                .append(outcome.variant())
                                .append(" | ")
                                .append(words(name))
                                .append(" | ")
                                .append(number(figure.median()))
                                .append(" | ")
                                .append(outcome.runs().size() == 1 ? "one run" : spread(figure))
                                .append(" |\n"));
            }
        }
        return out.toString();
    }

    private static String spread(Outcome.Figure figure) {
        return number(figure.min()) + " – " + number(figure.max());
    }

    /** {@code cpuMillisPerExecution}: cpu millis per execution. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    static String number(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 1 ? "%.2f" : "%.3f", value);
    }
}
