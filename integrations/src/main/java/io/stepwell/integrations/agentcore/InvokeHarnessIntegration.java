package io.stepwell.integrations.agentcore;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.protocol.UnreadableResponseException;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.integrations.sdk.ParameterReader;
import io.stepwell.integrations.sdk.ParametersRefusedException;
import io.stepwell.integrations.sdk.SdkV2Failures;
import io.stepwell.integrations.sdk.ServiceCaller;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.util.Objects;
import java.util.Set;

/**
 * {@code bedrockagentcore:invokeHarness}: asks an agent and waits for its last message, for at most 15 minutes (Developer Guide,
 * "Invoke Amazon Bedrock AgentCore harness with Step Functions").
 */
public final class InvokeHarnessIntegration implements Integration {
    private static final String ACTION = "invokeHarness";
    private static final long CALL_MILLIS_MAX = 900_000;

    private final ServiceCatalogue catalogue;
    private final ServiceCaller caller;

    public InvokeHarnessIntegration(ServiceCatalogue catalogue, ServiceCaller caller) {
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @Override
    public String name() {
        return "bedrockagentcore";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.isOneOf("bedrockagentcore", Set.of(ACTION));
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        ServiceModel model = Objects.requireNonNull(catalogue.service("bedrockagentcore"));
        Operation operation = Objects.requireNonNull(model.operation(ACTION));
        SdkV2Failures failures = new SdkV2Failures(model);
        long endMillis = Math.min(call.deadlineMillis(), System.currentTimeMillis() + CALL_MILLIS_MAX);
        try {
            // one attempt takes all the time there is: what an agent has begun is not begun again
            CallResult result = caller.call(
                    model,
                    operation,
                    ParameterReader.read(operation.input(), call.parameters()),
                    new ServiceCaller.Terms(call.idempotencyKey(), endMillis, call.roleArn()),
                    Long.MAX_VALUE);
            return switch (result) {
                case CallResult.Answered(ServiceResponse response) -> outcome(response, operation, failures);
                case CallResult.Refused(ServiceError error) -> failures.of(error);
                case CallResult.Unreachable _
                when System.currentTimeMillis() >= endMillis -> new TaskOutcome.Failed("States.Timeout", null);
                case CallResult.Unreachable unreachable -> failures.of(unreachable);
                case CallResult.TooLarge _ -> TaskOutcome.Failed.tooLarge(name());
            };
        } catch (ParametersRefusedException refused) {
            return refused.outcome();
        } catch (RoleRefusedException refused) {
            return refused.outcome();
        } catch (IllegalArgumentException unusable) {
            return ParametersRefusedException.outcome(call, unusable);
        }
    }

    private static TaskOutcome outcome(ServiceResponse response, Operation operation, SdkV2Failures failures) {
        Shape events = Objects.requireNonNull(
                        Objects.requireNonNull(operation.output()).payload())
                .shape();
        try {
            return switch (Conversation.of(response, events)) {
                case Conversation.End.Said said -> new TaskOutcome.Succeeded(said.result());
                case Conversation.End.BrokenOff broken -> failures.of(broken.error());
            };
        } catch (UnreadableResponseException unreadable) {
            return failures.unreadable(String.valueOf(unreadable.getMessage()));
        }
    }
}
