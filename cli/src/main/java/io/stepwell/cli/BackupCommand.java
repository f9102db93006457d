package io.stepwell.cli;

import io.stepwell.cli.client.ApiClient;
import io.stepwell.cli.client.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has a running server write a copy of its data. */
@Command(
        name = "backup",
        description = "Has the server on this machine write a consistent copy of its data while it goes on serving.",
        footer = {
            "",
            "Prints the folder, on which a server can be started with --data. Requests are signed with"
                    + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY when these are set."
        })
final class BackupCommand implements Callable<Integer> {
    private final Console console;
    private final Map<String, String> environment;

    @Parameters(paramLabel = "TARGET", description = "A folder that is new or empty.")
    Path target = Path.of("");

    @Option(names = "--endpoint", paramLabel = "URL", description = "The server; default: ${DEFAULT-VALUE}.")
    URI endpoint = URI.create("http://localhost:8083");

    BackupCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (endpoint.getHost() == null || !String.valueOf(endpoint.getScheme()).startsWith("http")) {
            throw new UsageException("--endpoint: '" + endpoint + "' must be a URL such as http://localhost:8083.");
        }
        Path folder = target.toAbsolutePath().normalize();
        try (ApiClient client = new ApiClient(endpoint, Credentials.of(environment))) {
            Map<?, ?> answer = client.ask("/stepwell/backup", Map.of("target", folder.toString()));
            console.out().println(answer.get("target"));
        }
        return ExitCode.OK;
    }
}
