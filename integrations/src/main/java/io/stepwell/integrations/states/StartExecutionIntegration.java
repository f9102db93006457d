package io.stepwell.integrations.states;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.SdkOutput;
import io.stepwell.integrations.aws.SdkV1Failures;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code states:startExecution}: the execution is the job of a task that waits for it ({@code .sync}, {@code .sync:2}). A
 * child that does not succeed fails the task with {@code States.TaskFailed} and the description of the child as cause;
 * it is stopped when nobody waits for it any more.
 */
public final class StartExecutionIntegration implements Integration {
    private static final Logger LOG = LoggerFactory.getLogger(StartExecutionIntegration.class);
    private static final Set<String> ACTIONS =
            Set.of("startExecution", "startExecution.sync", "startExecution.sync:2", "startExecution.waitForTaskToken");
    private static final Set<String> STILL_OPEN = Set.of("RUNNING", "PENDING_REDRIVE");
    private static final SdkV1Failures FAILURES = new SdkV1Failures(
            "StepFunctions",
            "AWSStepFunctions",
            "AWSStepFunctionsException",
            Set.of(
                    "ExecutionAlreadyExists",
                    "ExecutionDoesNotExist",
                    "ExecutionLimitExceeded",
                    "InvalidArn",
                    "InvalidExecutionInput",
                    "InvalidName",
                    "KmsAccessDeniedException",
                    "KmsInvalidStateException",
                    "KmsThrottlingException",
                    "StateMachineDeleting",
                    "StateMachineDoesNotExist",
                    "StateMachineTypeNotSupported",
                    "ValidationException"));

    private final StatesApi api;

    public StartExecutionIntegration(StatesApi api) {
        this.api = api;
    }

    @Override
    public String name() {
        return "states";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.isOneOf("states", ACTIONS);
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        try {
            return switch (ask(call, "StartExecution", StartRequest.of(call))) {
                case CallResult.Answered(ServiceResponse response) -> started(response);
                case CallResult.Refused(ServiceError error) -> FAILURES.of(error);
                case CallResult.Unreachable unreachable -> FAILURES.of(unreachable);
                case CallResult.TooLarge _ -> unreadable();
            };
        } catch (CallParameters.Refused refused) {
            return refused.outcome(call);
        } catch (RoleRefusedException refused) {
            return refused.outcome();
        }
    }

    private static TaskOutcome started(ServiceResponse response) {
        TreeMap<String, @Nullable Object> members = ExecutionResult.of(response);
        return members == null ? unreadable() : new TaskOutcome.Succeeded(SdkOutput.of(members, response));
    }

    /** A service that cannot be asked now is asked again; an execution that is gone will not come back. */
    @Override
    public JobState poll(TaskCall call, Json submitted) throws InterruptedException {
        try {
            return switch (ask(call, "DescribeExecution", child(submitted))) {
                case CallResult.Answered(ServiceResponse response) -> state(call, response);
                case CallResult.Refused(ServiceError error)
                when "ExecutionDoesNotExist".equals(error.code()) -> new JobState.Ended(FAILURES.of(error));
                case CallResult.Refused _, CallResult.Unreachable _ -> new JobState.Running();
                case CallResult.TooLarge _ -> new JobState.Ended(unreadable());
            };
        } catch (RoleRefusedException refused) {
            return new JobState.Running(); // the role could be taken on when the execution was started
        }
    }

    private static JobState state(TaskCall call, ServiceResponse response) {
        TreeMap<String, @Nullable Object> members = ExecutionResult.of(response);
        if (members == null || !(members.get("Status") instanceof String status) || STILL_OPEN.contains(status)) {
            return new JobState.Running();
        }
        boolean documents = call.resource().pattern() == TaskResource.Pattern.SYNC_2;
        Json described = Json.of(documents ? ExecutionResult.withDocuments(members) : members);
        return new JobState.Ended(
                status.equals("SUCCEEDED")
                        ? new TaskOutcome.Succeeded(described)
                        : new TaskOutcome.Failed("States.TaskFailed", described.text()));
    }

    @Override
    public void cancel(TaskCall call, Json submitted) throws InterruptedException {
        try {
            ask(call, "StopExecution", child(submitted));
        } catch (RoleRefusedException refused) {
            LOG.warn("the execution that {} started goes on", call.ref().executionArn(), refused);
        }
    }

    private CallResult ask(TaskCall call, String operation, Json members)
            throws InterruptedException, RoleRefusedException {
        return api.call(AwsJson.request("AWSStepFunctions." + operation, members), call);
    }

    private static Json child(Json submitted) {
        Object arn = submitted.tree() instanceof Map<?, ?> members ? members.get("ExecutionArn") : null;
        return Json.of(Map.of("executionArn", String.valueOf(arn)));
    }

    private static TaskOutcome.Failed unreadable() {
        return FAILURES.of(new CallResult.Unreachable("Unable to unmarshall response (it is not JSON of the service)"));
    }
}
