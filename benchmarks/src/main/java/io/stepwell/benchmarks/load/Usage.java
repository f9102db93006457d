package io.stepwell.benchmarks.load;

import java.io.IOException;
import java.util.Map;

/** What the server had used up to one moment; the difference of two is what the work between them cost. */
record Usage(double cpuSeconds, double diskBytes, double storeBytes, double commits) {
    static Usage of(ServerProcess server) throws IOException {
        return new Usage(
                server.cpuSeconds(),
                server.diskBytesWritten(),
                server.metric("stepwell_store_bytes_total"),
                server.metric("stepwell_store_commits_total"));
    }

    /** Adds what was used since {@code earlier}, for each of so many executions and transitions. */
    void addSince(Usage earlier, double executions, double transitions, Map<String, Double> figures) {
        figures.put("cpuMillisPerExecution", (cpuSeconds - earlier.cpuSeconds) * 1_000 / executions);
        figures.put("storeBytesPerTransition", (storeBytes - earlier.storeBytes) / transitions);
        figures.put("diskBytesPerTransition", (diskBytes - earlier.diskBytes) / transitions);
        figures.put("syncsPerTransition", (commits - earlier.commits) / transitions);
    }
}
