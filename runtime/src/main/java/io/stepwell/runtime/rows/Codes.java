package io.stepwell.runtime.rows;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.TimerRef;
import io.stepwell.runtime.MapRuns;
import io.stepwell.storage.CorruptRecordException;
import java.util.EnumMap;
import java.util.Map;

/** The numbers that stand for enum constants in rows. They are part of the format: never change or reuse one. */
final class Codes {
    private static final Map<ExecutionStatus, Integer> STATUS = new EnumMap<>(Map.of(
            ExecutionStatus.RUNNING, 1,
            ExecutionStatus.SUCCEEDED, 2,
            ExecutionStatus.FAILED, 3,
            ExecutionStatus.TIMED_OUT, 4,
            ExecutionStatus.ABORTED, 5));
    private static final Map<TimerRef.Kind, Integer> TIMER = new EnumMap<>(Map.of(
            TimerRef.Kind.WAIT, 1,
            TimerRef.Kind.RETRY, 2,
            TimerRef.Kind.TASK_TIMEOUT, 3,
            TimerRef.Kind.HEARTBEAT, 4,
            TimerRef.Kind.EXECUTION_TIMEOUT, 5,
            TimerRef.Kind.RESUME, 6,
            TimerRef.Kind.JOB_POLL, 7));

    private static final Map<MapRuns.Status, Integer> MAP_RUN = new EnumMap<>(Map.of(
            MapRuns.Status.RUNNING, 1,
            MapRuns.Status.SUCCEEDED, 2,
            MapRuns.Status.FAILED, 3,
            MapRuns.Status.ABORTED, 4));

    private Codes() {}

    static int of(MapRuns.Status status) {
        return codeIn(MAP_RUN, status);
    }

    static MapRuns.Status mapRunStatus(int code) {
        return constantIn(MAP_RUN, code, "map run status");
    }

    static int of(ExecutionStatus status) {
        return codeIn(STATUS, status);
    }

    static int of(TimerRef.Kind kind) {
        return codeIn(TIMER, kind);
    }

    static ExecutionStatus status(int code) {
        return constantIn(STATUS, code, "execution status");
    }

    static TimerRef.Kind timerKind(int code) {
        return constantIn(TIMER, code, "kind of timer");
    }

    private static <E extends Enum<E>> int codeIn(Map<E, Integer> codes, E constant) {
        Integer code = codes.get(constant);
        if (code == null) {
            throw new IllegalStateException("no code for " + constant);
        }
        return code;
    }

    private static <E extends Enum<E>> E constantIn(Map<E, Integer> codes, int code, String what) {
        for (Map.Entry<E, Integer> entry : codes.entrySet()) {
            if (entry.getValue() == code) {
                return entry.getKey();
            }
        }
        throw new CorruptRecordException("unknown " + what + " " + code, null);
    }
}
