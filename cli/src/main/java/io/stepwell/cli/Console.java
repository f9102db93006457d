package io.stepwell.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes.
 *
 * @param out for data
 * @param err for people
 */
record Console(InputStream in, PrintWriter out, PrintWriter err) {
    static Console system() {
        return of(System.in, System.out, System.err);
    }

    static Console of(InputStream in, PrintStream out, PrintStream err) {
        return new Console(
                in,
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8));
    }
}
