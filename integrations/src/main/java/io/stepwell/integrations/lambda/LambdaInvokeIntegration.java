package io.stepwell.integrations.lambda;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.SdkOutput;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The optimised integration {@code lambda:invoke}, also with a task token. */
public final class LambdaInvokeIntegration implements Integration {
    private static final Set<String> ACTIONS = Set.of("invoke", "invoke.waitForTaskToken");
    private static final Set<String> PARAMETERS =
            Set.of("ClientContext", "FunctionName", "InvocationType", "LogType", "Payload", "Qualifier");
    private static final Set<String> INVOCATION_TYPES = Set.of("RequestResponse", "Event", "DryRun");

    private final Functions functions;

    public LambdaInvokeIntegration(Functions functions) {
        this.functions = functions;
    }

    @Override
    public String name() {
        return "lambda";
    }

    @Override
    public String target(TaskCall call) {
        Object name = call.parameters().tree() instanceof Map<?, ?> members ? members.get("FunctionName") : null;
        return Functions.target(String.valueOf(name));
    }

    @Override
    public boolean serves(TaskResource resource) {
        return resource.isOneOf("lambda", ACTIONS);
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        try {
            CallParameters parameters = CallParameters.of(call.parameters(), PARAMETERS);
            return outcome(functions.invoke(invocation(parameters, Invocation.Terms.of(call))));
        } catch (CallParameters.Refused refused) {
            return refused.outcome(call);
        } catch (RoleRefusedException refused) {
            return refused.outcome();
        }
    }

    private static TaskOutcome outcome(CallResult result) {
        return switch (result) {
            case CallResult.Answered(ServiceResponse response) ->
                Functions.failed(response)
                        ? LambdaFailures.ofFunction(response)
                        : new TaskOutcome.Succeeded(output(response));
            case CallResult.Refused(ServiceError error) -> LambdaFailures.OF_SERVICE.of(error);
            case CallResult.Unreachable unreachable -> LambdaFailures.OF_SERVICE.of(unreachable);
            case CallResult.TooLarge _ -> TaskOutcome.Failed.tooLarge("lambda");
        };
    }

    private static Invocation invocation(CallParameters parameters, Invocation.Terms terms)
            throws CallParameters.Refused {
        String text = parameters.requiredText("FunctionName");
        FunctionName function = FunctionName.parse(text);
        if (function == null) {
            throw CallParameters.Refused.because(
                    "The value for the field 'FunctionName' is no function name or ARN: " + text);
        }
        String type = parameters.text("InvocationType");
        if (type != null && !INVOCATION_TYPES.contains(type)) {
            throw CallParameters.Refused.because(
                    "The value for the field 'InvocationType' must be RequestResponse, Event or DryRun");
        }
        return new Invocation(
                function,
                parameters.text("Qualifier"),
                payload(parameters.value("Payload")),
                type == null ? "RequestResponse" : type,
                clientContext(parameters.text("ClientContext")),
                "Tail".equals(parameters.text("LogType")),
                terms);
    }

    /**
     * The bytes of the event. A string is the event's text itself, not a JSON string; nothing and null make an empty
     * event (recorded in {@code services__test_invoke_json_values_*} and {@code services__test_invoke}).
     */
    private static String payload(@Nullable Object value) {
        return switch (value) {
            case null -> "{}";
            case String text -> text;
            default -> Json.of(value).text();
        };
    }

    private static @Nullable String clientContext(@Nullable String text) throws CallParameters.Refused {
        if (text != null) {
            try {
                Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException notBase64) {
                throw CallParameters.Refused.because("The value for the field 'ClientContext' must be Base64");
            }
        }
        return text;
    }

    private static Json output(ServiceResponse response) {
        TreeMap<String, @Nullable Object> members = new TreeMap<>();
        putHeader(members, "ExecutedVersion", response.header("X-Amz-Executed-Version"));
        putHeader(members, "LogResult", response.header("X-Amz-Log-Result"));
        members.put(
                "Payload",
                response.body().length == 0 ? "" : Functions.payload(response).tree());
        members.put("StatusCode", response.statusCode());
        return SdkOutput.of(members, response);
    }

    private static void putHeader(TreeMap<String, @Nullable Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
