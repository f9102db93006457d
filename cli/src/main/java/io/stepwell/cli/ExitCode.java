package io.stepwell.cli;

/** What the process tells its caller. Part of the contract: scripts depend on it. */
final class ExitCode {
    static final int OK = 0;
    /** The execution failed, the definition is not valid, the server refused. */
    static final int FAILED = 1;
    /** The command line or a file it names is not usable. */
    static final int USAGE = 2;
    /** The execution timed out. */
    static final int TIMED_OUT = 3;
    /** The execution was stopped. */
    static final int ABORTED = 4;

    private ExitCode() {}
}
