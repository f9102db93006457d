package io.stepwell.integrations.states;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.role.RoleRefusedException;
import org.jspecify.annotations.Nullable;

/** The AWS Step Functions API that tasks call: that of this server, or of another endpoint. */
public interface StatesApi {
    /**
     * Makes a request on behalf of a task.
     *
     * @param request in the API's protocol, AWS JSON 1.0
     * @param task the call of the task whose executions it is about; an API that knows it tells the task when the execution
     *     it started and waits for has closed, so that it need not wait for its next poll. Null for none.
     * @throws RoleRefusedException when the task names a role that cannot be taken on
     */
    CallResult call(ServiceRequest request, @Nullable TaskCall task) throws InterruptedException, RoleRefusedException;
}
