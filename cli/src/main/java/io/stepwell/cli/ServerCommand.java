package io.stepwell.cli;

import io.stepwell.server.ServerProcess;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a server until it is told to stop. */
@Command(
        name = "server",
        description = "Runs a server until SIGTERM or Ctrl-C. Log lines go to stderr.",
        footer = {
            "",
            "Each setting has an environment variable too: STEPWELL_PORT and so on. Access keys are given only there or in"
                    + " the file: STEPWELL_ACCESS_KEYS=ID:SECRET,... Flags win over environment, which wins over --config"
                    + " (or STEPWELL_CONFIG)."
        })
final class ServerCommand implements Callable<Integer> {
    private final Map<String, String> environment;

    @Spec
    CommandSpec spec = CommandSpec.create();

    ServerCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The command, with a flag for each setting. */
    static CommandLine line(Map<String, String> environment) {
        CommandLine line = new CommandLine(new ServerCommand(environment));
        ConfigurationOptions.addTo(line.getCommandSpec());
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        ServerProcess.run(ConfigurationOptions.read(spec.commandLine().getParseResult(), environment), environment);
        return ExitCode.OK;
    }
}
