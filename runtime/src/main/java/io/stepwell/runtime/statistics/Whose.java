package io.stepwell.runtime.statistics;

import io.stepwell.runtime.rows.ExecutionRow;
import java.util.Objects;

/**
 * The execution that something is counted for.
 *
 * @param revision the revision of the state machine it was started on; empty when it has none
 */
public record Whose(String machineArn, String revision, long startMillis) {
    public static Whose of(ExecutionRow row) {
        String revision = Objects.requireNonNullElse(row.machineRevisionId(), "");
        return new Whose(row.origin().stateMachineArn(), revision, row.startMillis());
    }
}
