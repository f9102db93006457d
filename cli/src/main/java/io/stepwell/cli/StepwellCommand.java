package io.stepwell.cli;

import io.stepwell.cli.client.ApiFailure;
import io.stepwell.cli.graph.FlowGraphException;
import io.stepwell.demo.DemoException;
import io.stepwell.server.configuration.ConfigurationException;
import io.stepwell.storage.StoreException;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The list of commands. */
@Command(
        name = "stepwell",
        description = "Runs state machines in the Amazon States Language, durably, behind the AWS Step Functions API.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "stepwell COMMAND --help tells more about a command."})
final class StepwellCommand {
    private StepwellCommand() {}

    static CommandLine line(Console console, Map<String, String> environment) {
        CommandLine line = new CommandLine(new StepwellCommand())
                .addSubcommand(new DemoCommand(console, environment))
                .addSubcommand(ServerCommand.line(environment))
                .addSubcommand(new RunCommand(console, environment))
                .addSubcommand(new ValidateCommand(console))
                .addSubcommand(new GraphCommand(console))
                .addSubcommand(new BackupCommand(console, environment))
                .addSubcommand(new VersionCommand(console))
                .addSubcommand(new WarmUpCommand())
                .addSubcommand(new CommandLine.HelpCommand());
        line.setOut(console.out());
        line.setErr(console.err());
        line.setUsageHelpAutoWidth(true);
        line.setExpandAtFiles(false);
        line.setParameterExceptionHandler((e, arguments) -> refuse(console, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> report(console, e));
        eachWithHelp(line);
        return line;
    }

    private static void eachWithHelp(CommandLine line) {
        line.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(() ->
                new String[] {VersionCommand.text()});
        line.getSubcommands().values().stream()
                .filter(sub -> !(sub.getCommand() instanceof CommandLine.HelpCommand))
                .forEach(sub -> sub.getCommandSpec()
                        .addOption(OptionSpec.builder("-h", "--help")
                                .usageHelp(true)
                                .description("Show this help and exit.")
                                .build()));
    }

    /** One screen at the most: the whole help of a command would push the fault out of sight. */
    private static int refuse(Console console, ParameterException e) {
        CommandLine command = e.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        console.err().println("stepwell: " + e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, console.err());
        console.err().println("'" + name + " --help' tells what there is.");
        return ExitCode.USAGE;
    }

    private static int report(Console console, Exception e) throws Exception {
        switch (e) {
            case UsageException _, ConfigurationException _, FlowGraphException _, DemoException _ -> {
                console.err().println("stepwell: " + e.getMessage());
                return ExitCode.USAGE;
            }
            case ApiFailure failure -> {
                console.err().println("stepwell: " + failure.type() + ": " + failure.getMessage());
                return ExitCode.FAILED;
            }
            case StoreException _ -> {
                console.err().println("stepwell: " + e.getMessage());
                return ExitCode.FAILED;
            }
            default -> throw e;
        }
    }
}
