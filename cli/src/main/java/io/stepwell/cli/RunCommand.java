package io.stepwell.cli;

import io.stepwell.cli.client.ApiClient;
import io.stepwell.cli.client.ApiFailure;
import io.stepwell.language.definition.Diagnostic;
import io.stepwell.language.definition.Diagnostic.Severity;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.language.parse.DefinitionParser;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.log.CompactLog;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a definition once, in this process and in memory. */
@Command(
        name = "run",
        description = "Runs a definition once, in this process and in memory: states on stderr, the output on stdout.",
        footer = {
            "",
            "Tasks find services as with the server: AWS_ENDPOINT_URL and its kin.",
            "Exit code 0 when the execution succeeded, 1 when it failed, 2 when it could not be started, 3 when it timed"
                    + " out, 4 when it was stopped.",
            "Example: stepwell run order.asl.json --input '{\"total\": 20}'"
        })
final class RunCommand implements Callable<Integer> {
    private static final int MAX_NAME = 80;
    private static final String ROLE = "arn:aws:iam::123456789012:role/stepwell-run";

    private final Console console;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "FILE", description = "The definition; - reads stdin.")
    String file = "-";

    @Option(
            names = "--input",
            paramLabel = "JSON",
            description = "The input: JSON, @FILE, or - for stdin; default: ${DEFAULT-VALUE}.")
    String input = "{}";

    @Option(names = "--name", paramLabel = "NAME", description = "The name of the execution; drawn when not given.")
    @Nullable
    String name;

    @Option(names = "--functions", paramLabel = "FILE", description = "JSON file that names local functions.")
    String functions = "";

    RunCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (file.equals("-") && input.equals("-")) {
            throw new UsageException("FILE and --input cannot both be read from stdin.");
        }
        String definition = TextSource.read(file, console.in());
        Json checkedInput = input();
        requireValid(definition);
        CompactLog.install(Level.WARNING);
        try (StepwellServer server = StepwellServer.start(configuration(), environment);
                ApiClient client = new ApiClient(URI.create("http://127.0.0.1:" + server.port()), null)) {
            return run(client, definition, checkedInput);
        }
    }

    /** @throws UsageException naming every fault with its place */
    private void requireValid(String definition) {
        List<Diagnostic> errors = DefinitionParser.parse(definition).diagnostics().stream()
                .filter(found -> found.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            String shown = file.equals("-") ? "stdin" : file;
            throw new UsageException("the definition is not valid\n"
                    + errors.stream()
                            .map(found -> DiagnosticText.line(shown, found))
                            .collect(Collectors.joining("\n")));
        }
    }

    private Configuration configuration() {
        return Configuration.read(
                Map.of(Setting.STORE, "memory", Setting.PORT, "0", Setting.FUNCTIONS, functions), null, Map.of());
    }

    private Json input() {
        String text = input;
        if (input.equals("-")) {
            text = TextSource.read("-", console.in());
        } else if (input.startsWith("@")) {
            text = TextSource.read(input.substring(1), console.in());
        }
        try {
            return Json.parse(text);
        } catch (JsonSyntaxException e) {
            throw new UsageException(
                    "--input: not JSON (line " + e.line() + ", column " + e.column() + "): " + e.getMessage());
        }
    }

    private int run(ApiClient client, String definition, Json checkedInput) throws InterruptedException {
        String execution;
        try {
            execution = start(client, definition, checkedInput);
        } catch (ApiFailure refused) {
            throw new UsageException(refused.type() + ": " + refused.getMessage());
        }
        new ExecutionWatch(client, execution, console.err()).follow();
        return report(client.call("DescribeExecution", Map.of("executionArn", execution)));
    }

    /** The ARN of the execution that has been started. */
    private String start(ApiClient client, String definition, Json checkedInput) throws InterruptedException {
        Map<?, ?> machine = client.call(
                "CreateStateMachine", Map.of("name", machineName(), "definition", definition, "roleArn", ROLE));
        Map<String, Object> start = new LinkedHashMap<>();
        start.put("stateMachineArn", String.valueOf(machine.get("stateMachineArn")));
        start.put("input", checkedInput.text());
        if (name != null) {
            start.put("name", name);
        }
        return String.valueOf(client.call("StartExecution", start).get("executionArn"));
    }

    private int report(Map<?, ?> execution) {
        String status = String.valueOf(execution.get("status"));
        if (status.equals("SUCCEEDED")) {
            console.out().println(execution.get("output"));
            return ExitCode.OK;
        }
        console.err()
                .println(status
                        + (execution.get("error") == null ? "" : " " + execution.get("error"))
                        + (execution.get("cause") == null ? "" : ": " + execution.get("cause")));
        return switch (status) {
            case "TIMED_OUT" -> ExitCode.TIMED_OUT;
            case "ABORTED" -> ExitCode.ABORTED;
            default -> ExitCode.FAILED;
        };
    }

    /** The file's name, in the characters a state machine's name may have. */
    private String machineName() {
        String plain = file.equals("-")
                ? "stdin"
                : Path.of(file).getFileName().toString().replaceFirst("(\\.asl)?\\.json$", "");
        String allowed = plain.replaceAll("[^A-Za-z0-9_-]", "-");
        String cut = allowed.length() > MAX_NAME ? allowed.substring(0, MAX_NAME) : allowed;
        return cut.isEmpty() ? "run" : cut;
    }
}
