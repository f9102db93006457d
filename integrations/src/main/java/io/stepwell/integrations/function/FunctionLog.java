package io.stepwell.integrations.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process writes: each line goes to the log under the function's name, after the id of the invocation it was written
 * in; the last 4 KB are kept.
 */
final class FunctionLog {
    private static final int TAIL_CHARACTERS_MAX = 4_096;
    private static final int LINE_CHARACTERS_MAX = 16_384;

    private final Logger logger;
    private final StringBuilder tail = new StringBuilder();
    private String requestId = "-";

    FunctionLog(String functionName) {
        this.logger = LoggerFactory.getLogger("io.stepwell.function." + functionName);
    }

    /** Copies lines until the stream ends; a longer line is cut into several. */
    void copy(InputStream output) {
        StringBuilder line = new StringBuilder();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c != '\n') {
                    line.append((char) c);
                }
                if (c == '\n' || line.length() >= LINE_CHARACTERS_MAX) {
                    add(line.toString());
                    line.setLength(0);
                }
            }
        } catch (IOException ended) {
            // the process was ended while it wrote; what it wrote before is logged
        }
        if (!line.isEmpty()) {
            add(line.toString());
        }
    }

    private synchronized void add(String line) {
        logger.info("{} {}", requestId, line);
        tail.append(line).append('\n');
        if (tail.length() > TAIL_CHARACTERS_MAX) {
            tail.delete(0, tail.length() - TAIL_CHARACTERS_MAX);
        }
    }

    /** Another invocation begins: what was written before is no part of its tail. */
    synchronized void begin(String nextRequestId) {
        requestId = nextRequestId;
        tail.setLength(0);
    }

    synchronized String tail() {
        return tail.toString();
    }
}
