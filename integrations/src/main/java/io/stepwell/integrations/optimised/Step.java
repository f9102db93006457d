package io.stepwell.integrations.optimised;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.integrations.s3.BucketStore;
import io.stepwell.integrations.sdk.ParametersRefusedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an action does with its parameters before its operation is called, or with the members of the answer. */
interface Step {
    /** The step that changes nothing. */
    Step NOTHING = (_, values) -> values;

    /**
     * The members to go on with.
     *
     * @throws TaskFailedException when the task fails here
     */
    Map<String, @Nullable Object> apply(Context context, Map<String, @Nullable Object> values)
            throws TaskFailedException, InterruptedException;

    /**
     * What a step has at hand.
     *
     * @param call the task's call
     * @param service other operations of the same service
     * @param buckets where objects are
     */
    record Context(TaskCall call, OtherOperations service, BucketStore buckets) {
        /** The failure of a task whose parameters no call can be made with. */
        TaskFailedException refused(String reason) {
            return new TaskFailedException(
                    new ParametersRefusedException(call.parameters(), List.of(reason)).outcome());
        }
    }

    /** Operations of the action's service, called as the task calls. */
    interface OtherOperations {
        /**
         * The members of an answer, under the names of the model.
         *
         * @throws TaskFailedException when the service refuses or cannot be reached
         */
        Map<String, @Nullable Object> call(String operation, Map<String, @Nullable Object> input)
                throws TaskFailedException, InterruptedException;
    }
}
