package io.stepwell.integrations.function;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process writes: each line goes to the log under the function's name, after the id of the invocation it was written
 * in; the last 4 KB are kept. Our bootstraps write a line of their own behind the last of an invocation, so that whoever
 * wants all of it knows when it is there.
 */
final class FunctionLog {
    private static final int TAIL_CHARACTERS_MAX = 4_096;
    private static final int LINE_CHARACTERS_MAX = 16_384;

    /** What the line behind the last one of an invocation begins with; its id follows. */
    private static final String END = "\0end of ";

    private final Logger logger;
    private final StringBuilder tail = new StringBuilder();
    private String requestId = "-";
    private CountDownLatch ended = new CountDownLatch(1);
    private boolean over;

    FunctionLog(String functionName) {
        this.logger = LoggerFactory.getLogger("io.stepwell.function." + functionName);
    }

    /** Copies lines until the stream ends; a longer line is cut into several. */
    void copy(InputStream output) {
        StringBuilder line = new StringBuilder();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8))) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == END.charAt(0) && !line.isEmpty()) {
                    add(line.toString());
                    line.setLength(0);
                }
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
        end();
    }

    private synchronized void end() {
        over = true;
        ended.countDown();
    }

    private synchronized void add(String line) {
        if (line.startsWith(END)) {
            if (line.equals(END + requestId)) {
                ended.countDown();
            }
            return;
        }
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
        ended = new CountDownLatch(over ? 0 : 1);
    }

    /** The tail once all of the invocation is there, or what there is of it after so many milliseconds. */
    String tail(long millisMax) throws InterruptedException {
        CountDownLatch all;
        synchronized (this) {
            all = ended;
        }
        if (!all.await(millisMax, TimeUnit.MILLISECONDS)) {
            logger.debug("{} may write more", requestId());
        }
        return tail();
    }

    private synchronized String requestId() {
        return requestId;
    }

    synchronized String tail() {
        return tail.toString();
    }
}
