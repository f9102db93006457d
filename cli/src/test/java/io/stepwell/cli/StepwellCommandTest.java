package io.stepwell.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.json.Json;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands as a shell sees them: arguments, stdin, stdout, stderr, exit code. */
final class StepwellCommandTest {
    private static final String GREETING = """
            {"StartAt": "Greet", "States": {"Greet": {"Type": "Pass", "Parameters": {"hello.$": "$.name"}, "End": true}}}""";

    @TempDir
    Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    @Test
    void runPrintsTheOutputAloneOnStdoutAndTheStatesOnStderr() throws IOException {
        Outcome outcome = run("", "run", file("greet.asl.json", GREETING), "--input", "{\"name\": \"Ada\"}");
        assertThat(outcome.out()).isEqualTo("{\"hello\":\"Ada\"}\n");
        assertThat(outcome.err()).contains("→ Greet (Pass)", "✓ Greet");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void runReadsTheInputFromAFileOrStdin() throws IOException {
        String definition = file("greet.asl.json", GREETING);
        assertThat(run("", "run", definition, "--input", "@" + file("in.json", "{\"name\": 1}"))
                        .out())
                .isEqualTo("{\"hello\":1}\n");
        assertThat(run("{\"name\": 2}", "run", definition, "--input", "-").out())
                .isEqualTo("{\"hello\":2}\n");
        assertThat(run(GREETING, "run", "-", "--input", "{\"name\": 3}").out()).isEqualTo("{\"hello\":3}\n");
    }

    @Test
    void runTellsAFailedExecutionByItsExitCode() throws IOException {
        String definition = file("fail.json", """
                {"StartAt": "F", "States": {"F": {"Type": "Fail", "Error": "Broken", "Cause": "as planned"}}}""");
        Outcome outcome = run("", "run", definition);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("FAILED Broken: as planned");
    }

    @Test
    void runTellsATimeOutByItsExitCode() throws IOException {
        String definition = file("slow.json", """
                {"TimeoutSeconds": 1, "StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true}}}""");
        assertThat(run("", "run", definition).exitCode()).isEqualTo(ExitCode.TIMED_OUT);
    }

    @Test
    void runRefusesWhatCannotBeStarted() throws IOException {
        String definition = file("greet.json", GREETING);
        assertThat(run("", "run", definition, "--input", "{").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("", "run", "-", "--input", "-").exitCode()).isEqualTo(ExitCode.USAGE);
        Outcome badName = run("", "run", definition, "--name", "a b");
        assertThat(badName.err()).contains("InvalidName");
        assertThat(badName.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void runNamesEveryFaultOfTheDefinitionWithItsPlace() throws IOException {
        String bad =
                file("bad.json", "{\"StartAt\": \"A\",\n \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}}}");
        Outcome outcome = run("", "run", bad);
        assertThat(outcome.err()).contains("the definition is not valid").contains(bad + ":2:");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void validateNamesFileLineAndColumn() throws IOException {
        String bad =
                file("bad.json", "{\"StartAt\": \"A\",\n \"States\": {\"A\": {\"Type\": \"Pass\", \"Next\": \"B\"}}}");
        String good = file("good.json", GREETING);
        Outcome outcome = run("", "validate", bad, good);
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.out()).startsWith(bad + ":2:").contains("/States/A/Next");
        assertThat(outcome.err()).contains(good + ": valid", bad + ": not valid");
        assertThat(run("", "validate", good).exitCode()).isZero();
    }

    @Test
    void validateReportsAsOneJsonDocument() throws IOException {
        Outcome outcome = run("{}", "validate", "--json", "-", file("good.json", GREETING));
        Map<?, ?> report = (Map<?, ?>) Json.parse(outcome.out()).tree();
        assertThat(report).isNotNull();
        assertThat(report.get("valid")).isEqualTo(false);
        assertThat(outcome.out()).contains("\"line\":1", "\"severity\":\"ERROR\"");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void graphWritesSvgOrMermaid() throws IOException {
        String definition = file("greet.json", GREETING);
        assertThat(run("", "graph", definition).out())
                .startsWith("<svg")
                .contains(">Greet</text>")
                .contains("State machine greet");
        assertThat(run("", "graph", "--format", "mermaid", definition).out()).startsWith("flowchart TD\n");
        assertThat(run("{", "graph", "-").err()).contains("-:1:").contains("not JSON");
    }

    @Test
    void backupSaysWhereItIs() throws IOException {
        try (StepwellServer server = StepwellServer.start(Configuration.inMemory(), Map.of())) {
            Path target = folder.resolve("copy");
            Outcome outcome = run("", "backup", target.toString(), "--endpoint", "http://127.0.0.1:" + server.port());
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.out()).isEqualTo(target + "\n");
            assertThat(target).isNotEmptyDirectory();
        }
    }

    @Test
    void backupWithoutAServerSaysSo() {
        Outcome outcome = run("", "backup", folder.resolve("copy").toString(), "--endpoint", "http://127.0.0.1:1");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.err()).contains("http://127.0.0.1:1").contains("Is a server running there?");
    }

    @Test
    void serverNamesTheSettingThatIsWrong() {
        Outcome outcome = run("", "server", "--port", "http");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("port: 'http' (flag --port)").contains("0 to 65535");
    }

    @Test
    void helpNamesTheDefaultOnlyOfASettingThatHasOne() {
        assertThat(run("", "server", "--help").out()).contains("default: 8083").doesNotContainPattern("default:\\s*\n");
    }

    @Test
    void serverRefusesToListenToEveryoneWithoutAccessKeys() {
        Outcome outcome = run(
                "", "server", "--host", "0.0.0.0", "--data", folder.resolve("d").toString());
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("STEPWELL_ACCESS_KEYS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "run", "validate", "graph", "backup", "version"})
    void everyCommandHasHelpAndRefusesUnknownFlags(String command) {
        assertThat(run("", command, "--help").exitCode()).isZero();
        assertThat(run("", command, "--help").out()).contains("Usage: stepwell " + command);
        Outcome unknown = run("", command, "--no-such-flag", "x");
        assertThat(unknown.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(unknown.err())
                .contains("--no-such-flag", "'stepwell " + command + " --help' tells what there is")
                .hasLineCount(2);
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearest() {
        Outcome outcome = run("", "valdate");
        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("stepwell validate");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(run("", "graph", "no-such-file.json").err()).contains("no-such-file.json: no such file");
        assertThat(run("", "validate", folder.toString()).exitCode()).isEqualTo(ExitCode.USAGE);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Outcome run(String stdin, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.of(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        int exitCode = StepwellCommand.line(console, Map.of()).execute(arguments);
        return new Outcome(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
