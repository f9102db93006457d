package io.stepwell.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of others that the example's functions are written for. */
final class Programs {
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

    /** @throws DemoException naming what is not installed */
    static void require(List<String> programs) throws InterruptedException {
        List<String> missing = missing(programs);
        if (!missing.isEmpty()) {
            throw new DemoException("The demo's functions are written in JavaScript and Python, but "
                    + String.join(" and ", missing) + " cannot be started. Install "
                    + (missing.size() == 1 ? "it" : "them") + " (Debian, Ubuntu: apt-get install nodejs python3;"
                    + " macOS: brew install node python) or put "
                    + (missing.size() == 1 ? "it" : "them") + " on the PATH. Stepwell itself needs neither.");
        }
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
