package io.stepwell.cli;

import io.stepwell.cli.client.ApiClient;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.log.CompactLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Starts a server, runs one execution and stops: the training run of the launcher's start-up cache. */
@Command(
        name = "warm-up",
        hidden = true,
        description = "Starts a server on a new folder, runs one execution and stops.")
final class WarmUpCommand implements Callable<Integer> {
    private static final String DEFINITION = """
            {"StartAt": "A", "States": {
              "A": {"Type": "Pass", "Parameters": {"x.$": "$.x"}, "Next": "B"},
              "B": {"Type": "Choice", "Choices": [{"Variable": "$.x", "NumericEquals": 1, "Next": "C"}], "Default": "C"},
              "C": {"Type": "Wait", "Seconds": 0, "End": true}}}""";

    WarmUpCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        CompactLog.install(Level.INFO);
        Path folder = Files.createTempDirectory("stepwell-warm-up");
        try {
            run(folder.resolve("data"));
        } finally {
            delete(folder);
        }
        return ExitCode.OK;
    }

    private static void run(Path data) throws InterruptedException {
        Configuration configuration =
                Configuration.read(Map.of(Setting.PORT, "0", Setting.DATA, data.toString()), null, Map.of());
        try (StepwellServer server = StepwellServer.start(configuration, Map.of());
                ApiClient client = new ApiClient(URI.create("http://127.0.0.1:" + server.port()), null)) {
            Map<?, ?> machine = client.call(
                    "CreateStateMachine",
                    Map.of(
                            "name",
                            "warm-up",
                            "definition",
                            DEFINITION,
                            "roleArn",
                            "arn:aws:iam::123456789012:role/warm-up"));
            Object arn = String.valueOf(machine.get("stateMachineArn"));
            Map<?, ?> started = client.call("StartExecution", Map.of("stateMachineArn", arn, "input", "{\"x\": 1}"));
            String execution = String.valueOf(started.get("executionArn"));
            while (String.valueOf(client.call("DescribeExecution", Map.of("executionArn", execution))
                            .get("status"))
                    .equals("RUNNING")) {
                Thread.sleep(10);
            }
            client.call("GetExecutionHistory", Map.of("executionArn", execution));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(WarmUpCommand::deleteFile);
        }
    }

    private static void deleteFile(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
