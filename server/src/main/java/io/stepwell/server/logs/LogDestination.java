package io.stepwell.server.logs;

import java.io.IOException;
import java.util.List;

/** Where log events go; waits for the world. */
interface LogDestination {
    /**
     * Delivers log events, the oldest first.
     *
     * @throws IOException when some could not be delivered; they are given up
     */
    void deliver(List<LogEntry> entries) throws IOException, InterruptedException;
}
