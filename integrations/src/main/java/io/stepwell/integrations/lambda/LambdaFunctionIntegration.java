package io.stepwell.integrations.lambda;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.role.RoleRefusedException;
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
    public String target(TaskCall call) {
        return Functions.target(call.resource().arn());
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
        try {
            return outcome(arn, functions.invoke(event(function, call)));
        } catch (RoleRefusedException refused) {
            return refused.outcome();
        }
    }

    private static Invocation event(FunctionName function, TaskCall call) {
        String event = call.parameters().text();
        return new Invocation(function, null, event, "RequestResponse", null, false, Invocation.Terms.of(call));
    }

    private static TaskOutcome outcome(String arn, CallResult result) {
        return switch (result) {
            case CallResult.Answered(ServiceResponse response) ->
                Functions.failed(response)
                        ? LambdaFailures.ofFunction(response)
                        : new TaskOutcome.Succeeded(Functions.payload(response));
            case CallResult.Refused(ServiceError error) -> LambdaFailures.OF_SERVICE.of(error);
            case CallResult.Unreachable unreachable -> LambdaFailures.OF_SERVICE.of(unreachable);
            case CallResult.TooLarge _ -> TaskOutcome.Failed.tooLarge(arn);
        };
    }
}
