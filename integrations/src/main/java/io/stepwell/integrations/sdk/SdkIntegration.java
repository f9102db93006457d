package io.stepwell.integrations.sdk;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.protocol.Protocol;
import io.stepwell.integrations.protocol.UnreadableResponseException;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.Operation;
import io.stepwell.models.ServiceCatalogue;
import io.stepwell.models.ServiceModel;
import io.stepwell.models.Shape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code aws-sdk:SERVICE:ACTION}, also with a task token (Developer Guide, "AWS SDK service integrations"). */
public final class SdkIntegration implements Integration {
    private static final String PREFIX = "aws-sdk:";

    private final ServiceCatalogue catalogue;
    private final ServiceCaller caller;

    public SdkIntegration(ServiceCatalogue catalogue, ServiceCaller caller) {
        this.catalogue = catalogue;
        this.caller = caller;
    }

    @Override
    public String name() {
        return "aws-sdk";
    }

    @Override
    public String lane(TaskResource resource) {
        return resource.resourceType();
    }

    @Override
    public boolean serves(TaskResource resource) {
        ServiceModel model = model(resource);
        Operation operation = model == null ? null : model.operation(resource.plainAction());
        return operation != null
                && !operation.isStreamOfEvents()
                && (resource.pattern() == TaskResource.Pattern.REQUEST_RESPONSE
                        || resource.pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN);
    }

    private @Nullable ServiceModel model(TaskResource resource) {
        String type = resource.resourceType();
        return type.startsWith(PREFIX) ? catalogue.service(type.substring(PREFIX.length())) : null;
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        ServiceModel model = model(call.resource());
        Operation operation =
                model == null ? null : model.operation(call.resource().plainAction());
        if (model == null || operation == null) {
            throw new IllegalStateException("not served: " + call.resource().arn());
        }
        SdkV2Failures failures = new SdkV2Failures(model);
        try {
            Map<String, @Nullable Object> input = ParameterReader.read(operation.input(), call.parameters());
            CallResult result = caller.call(
                    model,
                    operation,
                    input,
                    new ServiceCaller.Terms(call.idempotencyKey(), call.deadlineMillis(), call.roleArn()));
            return switch (result) {
                case CallResult.Answered(ServiceResponse response) -> output(model, operation, response);
                case CallResult.Refused(ServiceError error) -> failures.of(error);
                case CallResult.Unreachable unreachable -> failures.of(unreachable);
                case CallResult.TooLarge _ ->
                    TaskOutcome.Failed.tooLarge(call.resource().resourceType());
            };
        } catch (ParametersRefusedException refused) {
            return refused.outcome();
        } catch (RoleRefusedException refused) {
            return refused.outcome();
        } catch (IllegalArgumentException unusable) {
            return ParametersRefusedException.outcome(call, unusable);
        } catch (UnreadableResponseException unreadable) {
            return failures.unreadable(String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public @Nullable String responseFault(TaskResource resource, Json response, boolean complete) {
        return new ResponseModels(catalogue).fault(resource, response, complete);
    }

    private static TaskOutcome output(ServiceModel model, Operation operation, ServiceResponse response)
            throws UnreadableResponseException {
        Shape shape = operation.output();
        return new TaskOutcome.Succeeded(
                shape == null
                        ? Json.EMPTY_OBJECT
                        : Json.of(ResultWriter.SDK.structure(
                                shape, Protocol.of(model).members(operation, shape, response))));
    }
}
