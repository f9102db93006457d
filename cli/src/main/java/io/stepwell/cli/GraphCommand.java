package io.stepwell.cli;

import io.stepwell.cli.graph.FlowGraph;
import io.stepwell.cli.graph.FlowGraphReader;
import io.stepwell.cli.graph.MermaidWriter;
import io.stepwell.cli.graph.SvgWriter;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws a definition. */
@Command(
        name = "graph",
        description = "Draws a definition: SVG with light and dark colours, or a Mermaid flowchart.",
        footer = {"", "Example: stepwell graph order.asl.json > order.svg"})
final class GraphCommand implements Callable<Integer> {
    /** The formats a graph can be written in. */
    enum Format {
        svg,
        mermaid
    }

    private final Console console;

    @Parameters(paramLabel = "FILE", description = "The definition; - reads stdin.")
    String file = "-";

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    Format format = Format.svg;

    GraphCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        FlowGraph graph = FlowGraphReader.read(parse(TextSource.read(file, console.in())));
        console.out()
                .print(
                        switch (format) {
                            case svg -> SvgWriter.write(graph, title());
                            case mermaid -> MermaidWriter.write(graph);
                        });
        console.out().flush();
        return ExitCode.OK;
    }

    private Json parse(String text) {
        try {
            return Json.parse(text);
        } catch (JsonSyntaxException e) {
            throw new UsageException(file + ":" + e.line() + ":" + e.column() + ": not JSON: " + e.getMessage());
        }
    }

    private String title() {
        return "State machine " + Path.of(file).getFileName().toString().replaceFirst("(\\.asl)?\\.json$", "");
    }
}
