package io.stepwell.integrations.lambda;

import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.role.RoleRefusedException;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.List;

/** All functions there are: the first invoker that has a function runs it. */
public final class Functions {
    private final List<FunctionInvoker> invokers;

    /**
     * @param invokers in the order of asking; the last one should have every function
     */
    public Functions(List<? extends FunctionInvoker> invokers) {
        this.invokers = List.copyOf(invokers);
    }

    CallResult invoke(Invocation invocation) throws InterruptedException, RoleRefusedException {
        for (FunctionInvoker invoker : invokers) {
            if (invoker.has(invocation.function())) {
                return invoker.invoke(invocation);
            }
        }
        return new CallResult.Unreachable(
                "No function named " + invocation.function().name() + " is configured");
    }

    /** What its calls have in common, however the caller names the function. */
    static String target(String text) {
        FunctionName function = FunctionName.parse(text);
        return function == null ? "" : function.name();
    }

    /** Whether the function itself failed. */
    static boolean failed(ServiceResponse response) {
        return response.header("X-Amz-Function-Error") != null;
    }

    /** What the function returned: the JSON of the body; a body that is no JSON is a string. */
    static Json payload(ServiceResponse response) {
        String text = response.text();
        try {
            return Json.parse(text);
        } catch (JsonSyntaxException notJson) {
            return Json.of(text);
        }
    }
}
