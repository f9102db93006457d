package io.stepwell.cli;

import io.stepwell.demo.DemoSettings;
import io.stepwell.demo.OrderDemo;
import io.stepwell.server.log.CompactLog;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows an order process: server, functions, queue and approver on this machine. */
@Command(
        name = "demo",
        description = "Runs seven orders through a state machine with retries, a manual approval, compensation and a"
                + " restart of the server, and shows what happens.",
        footer = {
            "",
            "With node and python3 on the PATH its functions are JavaScript and Python, otherwise Java. Needs no AWS account"
                    + " and no network.",
            "Exit code 0 when every order ended as it should, 1 when not, 2 when the demo could not be started."
        })
final class DemoCommand implements Callable<Integer> {
    private final Console console;
    private final Map<String, String> environment;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep everything in this folder; default: a temporary one.")
    @Nullable
    Path data;

    @Option(names = "--port", paramLabel = "PORT", description = "The server's port; default: 8083, or a free one.")
    @Nullable
    Integer port;

    @Option(names = "--keep", description = "Leave the server running until Ctrl-C.")
    boolean keep;

    DemoCommand(Console console, Map<String, String> environment) {
        this.console = console;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        CompactLog.install(Level.WARNING);
        return OrderDemo.show(new DemoSettings(port, data, keep), console.out(), isTerminal())
                ? ExitCode.OK
                : ExitCode.FAILED;
    }

    private boolean isTerminal() {
        java.io.Console terminal = System.console();
        boolean plain = environment.getOrDefault("TERM", "dumb").equals("dumb")
                || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return terminal != null && terminal.isTerminal() && !plain;
    }
}
