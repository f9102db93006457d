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
        if (row.child() != null) { // its end is counted: a redrive of the parent begins a map run of its own
            return "Execution was started by a Map Run and cannot be redriven by itself";
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
