package io.stepwell.server.console;

import java.util.Arrays;
import java.util.Locale;

/** How a file of the pages may be compressed, the smallest first. */
enum Compression {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz");

    private final String coding;
    private final String suffix;

    Compression(String coding, String suffix) {
        this.coding = coding;
        this.suffix = suffix;
    }

    /** The name in HTTP (RFC 9110, section 8.4.1). */
    String coding() {
        return coding;
    }

    /** What the build puts behind the name of the file. */
    String suffix() {
        return suffix;
    }

    /** Whether an {@code Accept-Encoding} takes it: it is named there, and not with the weight 0. */
    boolean isIn(String acceptEncoding) {
        return Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
                .map(accepted -> accepted.replace(" ", ""))
                .anyMatch(accepted -> accepted.equals(coding)
                        || (accepted.startsWith(coding + ";") && !accepted.matches(".*;q=0(\\.0*)?")));
    }
}
