package io.stepwell.integrations.lambda;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.language.definition.TaskResource;

/** A task whose resource is a function's ARN: its parameters are the event, the function's answer is its result. */
public final class LambdaFunctionIntegration implements Integration {
    private final Functions functions;

    public LambdaFunctionIntegration(Functions functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.kind() == TaskResource.Kind.LAMBDA_FUNCTION;
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        String arn = call.resource().arn();
        FunctionName function = FunctionName.parse(arn);
        if (function == null) {
            return new TaskOutcome.Failed("States.Runtime", "The resource " + arn + " is not the ARN of a function");
        }
        CallResult result = functions.invoke(new Invocation(
                function, null, call.parameters().text(), "RequestResponse", null, false, call.deadlineMillis()));
        return switch (result) {
            case CallResult.Answered(ServiceResponse response) ->
                Functions.failed(response)
                        ? LambdaFailures.ofFunction(response)
                        : new TaskOutcome.Succeeded(Functions.payload(response));
            case CallResult.Refused(ServiceError error) -> LambdaFailures.OF_SERVICE.of(error);
            case CallResult.Unreachable unreachable -> LambdaFailures.OF_SERVICE.of(unreachable);
            case CallResult.TooLarge _ -> LambdaFailures.tooLarge(arn);
        };
    }
}
