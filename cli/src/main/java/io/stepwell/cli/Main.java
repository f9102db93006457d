package io.stepwell.cli;

/** Where the process begins. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its {@link ExitCode}. */
    public static void main(String[] arguments) {
        System.exit(StepwellCommand.line(Console.system(), System.getenv()).execute(arguments));
    }
}
