package io.stepwell.language.definition;

import io.stepwell.language.data.ErrorNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an error name is among those a Retrier or Catcher takes (ASL section "Errors"). */
public final class ErrorMatch {
    private ErrorMatch() {}

    /**
     * Whether {@code error} is taken. Nothing takes States.Runtime, not even its own name (a recorded execution,
     * scenarios). {@code States.ALL} takes everything else, but States.DataLimitExceeded only when a task returned too much: AWS's documentation says that it is never taken,
     * a recorded execution (error_handling, a Lambda result over the limit) shows that it is. {@code States.TaskFailed}
     * takes every failure of a task but States.Timeout.
     *
     * @param taskFailure whether the error came from a task rather than from the state itself
     */
    public static boolean matches(List<String> errorEquals, @Nullable String error, boolean taskFailure) {
        if (ErrorNames.RUNTIME.equals(error)) {
            return false;
        }
        for (String name : errorEquals) {
            boolean taken = switch (name) {
                case ErrorNames.ALL -> taskFailure || !ErrorNames.DATA_LIMIT_EXCEEDED.equals(error);
                case ErrorNames.TASK_FAILED ->
                    ErrorNames.TASK_FAILED.equals(error) || (taskFailure && !ErrorNames.TIMEOUT.equals(error));
                case ErrorNames.TIMEOUT ->
                    ErrorNames.TIMEOUT.equals(error) || ErrorNames.HEARTBEAT_TIMEOUT.equals(error);
                default -> name.equals(error);
            };
            if (taken) {
                return true;
            }
        }
        return false;
    }
}
