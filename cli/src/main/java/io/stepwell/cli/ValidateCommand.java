package io.stepwell.cli;

import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.Diagnostic.Severity;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.parse.DefinitionParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks definitions as CreateStateMachine would. */
@Command(
        name = "validate",
        description = "Checks definitions and names everything wrong with them as FILE:LINE:COLUMN: CODE: MESSAGE.",
        footer = {"", "Exit code 0 when all are valid, 1 when one is not, 2 when a file cannot be read."})
final class ValidateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Definitions; - reads stdin.")
    List<String> files = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON document instead of lines.")
    boolean json;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Map<String, @Nullable Object>> reports = new ArrayList<>();
        boolean allValid = true;
        for (String file : files) {
            List<Diagnostic> found =
                    DefinitionParser.parse(TextSource.read(file, console.in())).diagnostics();
            boolean valid = found.stream().noneMatch(d -> d.severity() == Severity.ERROR);
            allValid &= valid;
            if (json) {
                reports.add(report(file, valid, found));
            } else {
                found.forEach(diagnostic -> console.out().println(DiagnosticText.line(file, diagnostic)));
                console.err().println(file + (valid ? ": valid" : ": not valid"));
            }
        }
        if (json) {
            console.out().println(JsonWriter.write(Map.of("valid", allValid, "files", reports)));
        }
        return allValid ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Map<String, @Nullable Object> report(String file, boolean valid, List<Diagnostic> found) {
        List<Map<String, @Nullable Object>> diagnostics = new ArrayList<>();
        for (Diagnostic diagnostic : found) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            members.put("severity", diagnostic.severity().name());
            members.put("code", diagnostic.code());
            members.put("message", diagnostic.message());
            members.put("location", diagnostic.location());
            members.put("line", diagnostic.position().line());
            members.put("column", diagnostic.position().column());
            diagnostics.add(members);
        }
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("file", file);
        report.put("valid", valid);
        report.put("diagnostics", diagnostics);
        return report;
    }
}
