package io.stepwell.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of others that the example's functions are written for. Without them their substitutes in Java play. */
final class Programs {
    /** What runs the functions and the approver. */
    static final List<String> NEEDED = List.of("node", "python3");

    private static final long VERSION_SECONDS_MAX = 30;

    private Programs() {}

    /** Those of the programs that cannot be started. */
    static List<String> missing(List<String> programs) throws InterruptedException {
        List<String> missing = new ArrayList<>();
        for (String program : programs) {
            if (!runs(program)) {
                missing.add(program);
            }
        }
        return missing;
    }

    private static boolean runs(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (process.waitFor(VERSION_SECONDS_MAX, TimeUnit.SECONDS)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException notThere) {
            return false;
        }
    }
}
