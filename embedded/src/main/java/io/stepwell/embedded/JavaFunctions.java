package io.stepwell.embedded;

import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.lambda.FunctionInvoker;
import io.stepwell.integrations.lambda.FunctionName;
import io.stepwell.integrations.lambda.Invocation;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.runtime.world.Threads;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Java lambdas that stand in for Lambda functions: called by their ARN and through {@code lambda:invoke}. */
final class JavaFunctions implements FunctionInvoker {
    private static final int TRACE_LINES_MAX = 20;

    private final Map<String, TaskHandler> handlers;
    private final TaskInput.Pauses pauses;
    private final Threads threads;

    /**
     * @param handlers by the functions' plain names
     */
    JavaFunctions(Map<String, TaskHandler> handlers, TaskInput.Pauses pauses, Threads threads) {
        this.threads = threads;
        this.handlers = handlers;
        this.pauses = pauses;
    }

    /** Every function: one without a handler is not found here, and nowhere else. */
    @Override
    public boolean has(FunctionName function) {
        return true;
    }

    @Override
    public CallResult invoke(Invocation invocation) throws InterruptedException {
        TaskHandler handler = handlers.get(invocation.function().name());
        if (handler == null) {
            return refused(
                    404,
                    "ResourceNotFoundException",
                    "Function not found: " + invocation.function().text() + ". Give it a handler with task(\""
                            + invocation.function().text() + "\", input -> ...).");
        }
        Json event;
        try {
            event = Json.parse(invocation.payload());
        } catch (JsonSyntaxException e) {
            return refused(
                    400, "InvalidRequestContentException", "Could not parse request body into json: " + e.getMessage());
        }
        TaskInput input = new TaskInput(event, invocation.terms().idempotencyKey(), pauses);
        return switch (invocation.type()) {
            case "DryRun" -> answered(204, new byte[0], false);
            case "Event" -> {
                threads.call("event", () -> runUnheard(handler, input)).start();
                yield answered(202, new byte[0], false);
            }
            default -> run(handler, input);
        };
    }

    private void runUnheard(TaskHandler handler, TaskInput input) {
        try {
            run(handler, input);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody waits for an event's end
        }
    }

    private CallResult run(TaskHandler handler, TaskInput input) throws InterruptedException {
        try {
            Json result = JavaTasks.json(handler.handle(input));
            return answered(200, bytes(result.text()), false);
        } catch (InterruptedException e) {
            throw e;
        } catch (TaskFailure e) {
            return answered(200, bytes(report(e.error(), e.getMessage(), List.of())), true);
        } catch (Exception | AssertionError e) {
            List<String> trace = Arrays.stream(e.getStackTrace())
                    .limit(TRACE_LINES_MAX)
                    .map(StackTraceElement::toString)
                    .toList();
            return answered(200, bytes(report(e.getClass().getName(), e.getMessage(), trace)), true);
        }
    }

    /** As Lambda's Java runtime reports a failure. */
    private static String report(String errorType, @Nullable String message, List<String> trace) {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("errorMessage", Objects.requireNonNullElse(message, ""));
        report.put("errorType", errorType);
        report.put("stackTrace", trace);
        return Json.of(report).text();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static CallResult answered(int status, byte[] body, boolean failed) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("Content-Type", List.of("application/json"));
        headers.put("X-Amz-Executed-Version", List.of("$LATEST"));
        if (failed) {
            headers.put("X-Amz-Function-Error", List.of("Unhandled"));
        }
        return new CallResult.Answered(new ServiceResponse(status, headers, body));
    }

    private static CallResult refused(int status, String code, String message) {
        return new CallResult.Refused(new ServiceError(code, null, message, status, null));
    }
}
