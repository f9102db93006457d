package io.stepwell.cli;

import io.stepwell.server.log.LastingLogManager;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        // naming the class does not initialise it, which would already choose the JDK's own
        System.setProperty("java.util.logging.manager", LastingLogManager.class.getName());
        System.exit(StepwellCommand.line(Console.system(), System.getenv()).execute(arguments));
    }
}
