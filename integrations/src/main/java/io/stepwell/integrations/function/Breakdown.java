package io.stepwell.integrations.function;

import io.stepwell.language.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Why a process, rather than a handler, failed. */
sealed interface Breakdown {
    /** What the process itself reported when it could not start. */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record Reported(byte[] payload) implements Breakdown {}

    /** What was seen from outside, in Lambda's words. */
    record Observed(String errorType, String message) implements Breakdown {
        private static final int SIGNALLED = 128;
        private static final Map<Integer, String> SIGNALS =
                Map.of(6, "aborted", 9, "killed", 11, "segmentation fault", 15, "terminated");

        static Observed exit(int status) {
            return new Observed(
                    "Runtime.ExitError",
                    status == 0
                            ? "Runtime exited without providing a reason"
                            : "Runtime exited with error: " + why(status));
        }

        /** A process that a signal ended has its number and 128 for a status. */
        private static String why(int status) {
            String signal = SIGNALS.get(status - SIGNALLED);
            return signal == null ? "exit status " + status : "signal: " + signal;
        }

        static Observed timeout(int timeoutSeconds) {
            return new Observed("Sandbox.Timedout", "Task timed out after " + timeoutSeconds + ".00 seconds");
        }
    }

    /** The end of an event that met this breakdown. */
    default Work.End end(String requestId) {
        return switch (this) {
            case Reported(byte[] payload) -> new Work.End(payload, "Unhandled");
            case Observed(String errorType, String message) -> {
                Map<String, String> report = new LinkedHashMap<>();
                report.put("errorType", errorType);
                report.put("errorMessage", "RequestId: " + requestId + " Error: " + message);
                yield new Work.End(JsonWriter.write(report).getBytes(StandardCharsets.UTF_8), "Unhandled");
            }
        };
    }
}
