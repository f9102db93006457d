package io.stepwell.runtime.node;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Redrives;
import io.stepwell.runtime.rows.ExecutionRow;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether an execution may be taken up again (API, RedriveExecution and DescribeExecution).
 *
 * @param reason why not, as DescribeExecution says it; null when it may
 */
record Redrivability(@Nullable String reason) {
    static final String HISTORY_FULL = "Execution history event limit exceeded";

    /** Why RedriveExecution refuses a child, which its map run may take up again. */
    static final String OF_MAP_RUN =
            "Execution was started by a Map Run and is redriven by the redrive of the execution that has the Map Run";

    private static final Duration PERIOD = Duration.ofDays(14);
    private static final Duration OPEN_MAX = Duration.ofDays(365);

    /** How long a client token names the same request. */
    private static final Duration TOKEN_PERIOD = Duration.ofMinutes(15);

    static Redrivability of(ExecutionRow row, boolean machineIsDeleting, long nowMillis) {
        return new Redrivability(reason(row, machineIsDeleting, nowMillis));
    }

    private static @Nullable String reason(ExecutionRow row, boolean machineIsDeleting, long nowMillis) {
        if (!row.status().isClosed() || row.status() == ExecutionStatus.SUCCEEDED) {
            return "Execution is " + row.status() + " and cannot be redriven";
        }
        if (machineIsDeleting) {
            return "State machine is in DELETING status";
        }
        if (nowMillis - row.startMillis() > OPEN_MAX.toMillis()) {
            return "Execution has exceeded the max execution time";
        }
        long closedMillis = Objects.requireNonNullElse(row.stopMillis(), nowMillis);
        return nowMillis - closedMillis > PERIOD.toMillis() ? "Execution redrivable period exceeded" : null;
    }

    /** Whether the last redrive was this request already. */
    static boolean isRepeated(Redrives redrives, String clientToken, long nowMillis) {
        return clientToken.equals(redrives.lastToken())
                && redrives.lastMillis() != null
                && nowMillis - redrives.lastMillis() <= TOKEN_PERIOD.toMillis();
    }
}
