package io.stepwell.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says which Stepwell this is. */
@Command(name = "version", description = "Prints the version of Stepwell and of the JVM.")
final class VersionCommand implements Callable<Integer> {
    private final Console console;

    VersionCommand(Console console) {
        this.console = console;
    }

    static String text() {
        String version = Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
        return "stepwell " + version + ", Java " + Runtime.version();
    }

    @Override
    public Integer call() {
        console.out().println(text());
        return ExitCode.OK;
    }
}
