package io.stepwell.integrations.function;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way through a process.
 *
 * @param requestId the invocation's id
 * @param event its JSON
 * @param headers what the Runtime API tells about it
 * @param end how it ended, once
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record Work(String requestId, byte[] event, Map<String, String> headers, CompletableFuture<End> end) {
    /**
     * What came out.
     *
     * @param payload what the handler returned, or the report of its failure
     * @param functionError how the function failed; null when it did not
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
    record End(byte[] payload, @Nullable String functionError) {
        /** The most a function may answer. */
        static final int BYTES_MAX = 6 * 1024 * 1024;

        /** How Lambda reports an answer beyond that. */
        static End tooLarge() {
            String report = "{\"errorMessage\":\"Response payload size exceeded maximum allowed payload size ("
                    + BYTES_MAX + " bytes).\",\"errorType\":\"Function.ResponseSizeTooLarge\"}";
            return new End(report.getBytes(StandardCharsets.US_ASCII), "Unhandled");
        }
    }
}
