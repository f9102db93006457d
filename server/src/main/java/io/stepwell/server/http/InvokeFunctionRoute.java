package io.stepwell.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceError;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.function.LocalFunctions;
import io.stepwell.integrations.lambda.FunctionName;
import io.stepwell.integrations.lambda.Invocation;
import io.stepwell.language.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's operation Invoke for local functions, so that any Lambda client can call them at this server: {@code POST
 * /2015-03-31/functions/NAME/invocations} (Lambda API Reference, Invoke). Names, ARNs, versions and aliases mean what they
 * mean in a Task: every version is the code there is.
 */
public final class InvokeFunctionRoute implements Route {
    private static final int PAYLOAD_BYTES_MAX = 6 * 1024 * 1024;
    private static final int EVENT_BYTES_MAX = 1024 * 1024;
    private static final List<String> TYPES = List.of("Event", "RequestResponse", "DryRun");
    /** The listener's own business. */
    private static final Set<String> OF_THE_CONNECTION = Set.of("connection", "content-length", "date");

    private final LocalFunctions functions;
    private final Consumer<ApiRequest> admission;

    /**
     * A route to these functions.
     *
     * @param admission throws {@link RequestFault} when the credentials of a request do not suffice
     */
    public InvokeFunctionRoute(LocalFunctions functions, Consumer<ApiRequest> admission) {
        this.functions = functions;
        this.admission = admission;
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.post("/2015-03-31/functions/{function}/invocations", this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) {
        try {
            ApiRequest read = read(request);
            admission.accept(read);
            answer(invocation(request, read), response);
        } catch (RequestFault fault) {
            refuse(response, fault.status(), fault.code(), fault.sentence());
        }
    }

    private void answer(Invocation invocation, ServerResponse response) {
        CallResult result;
        try {
            result = functions.invoke(invocation);
        } catch (InterruptedException ending) {
            refuse(response, 503, "ServiceException", "The server is stopping");
            return;
        }
        switch (result) {
            case CallResult.Answered(ServiceResponse answer) -> send(response, answer);
            case CallResult.Refused(ServiceError error) -> {
                response.header(HeaderNames.create("x-amzn-RequestId"), String.valueOf(error.requestId()));
                refuse(response, error.statusCode(), String.valueOf(error.code()), String.valueOf(error.message()));
            }
            case CallResult.Unreachable(String reason) -> refuse(response, 502, "ServiceException", reason);
            case CallResult.TooLarge(long bytesMax) ->
                refuse(response, 502, "ServiceException", "The function answered more than " + bytesMax + " bytes");
        }
    }

    /** A body beyond the bound has been read to its end, so that the answer arrives. */
    private static ApiRequest read(ServerRequest request) {
        try {
            return AwsRoute.read(request, PAYLOAD_BYTES_MAX);
        } catch (HttpException tooLarge) {
            if (tooLarge.status().code() != 413) {
                throw tooLarge;
            }
            throw tooLarge(
                    "Request must be smaller than " + PAYLOAD_BYTES_MAX + " bytes for the InvokeFunction operation");
        }
    }

    /** What Lambda sends; its documentation names the exception {@code RequestTooLargeException}. */
    private static RequestFault tooLarge(String sentence) {
        return new RequestFault(413, "RequestEntityTooLargeException", sentence);
    }

    private static Invocation invocation(ServerRequest request, ApiRequest read) {
        FunctionName function = name(request.path().pathParameters().get("function"));
        String type = read.headers().first("X-Amz-Invocation-Type");
        if (type != null && !TYPES.contains(type)) {
            throw invalid(type, "invocationType", "Member must satisfy enum value set: " + TYPES);
        }
        if ("Event".equals(type) && read.body().length > EVENT_BYTES_MAX) {
            throw tooLarge(read.body().length + " byte payload is too large for the Event invocation type (limit "
                    + EVENT_BYTES_MAX + " bytes)");
        }
        String payload = new String(read.body(), StandardCharsets.UTF_8);
        return new Invocation(
                function,
                qualifier(request, function),
                payload.isEmpty() ? "{}" : payload,
                type == null ? "RequestResponse" : type,
                clientContext(read.headers().first("X-Amz-Client-Context")),
                "Tail".equals(read.headers().first("X-Amz-Log-Type")),
                Invocation.Terms.ONCE);
    }

    private static FunctionName name(String text) {
        FunctionName function = FunctionName.parse(text);
        if (function == null) {
            throw invalid(
                    text,
                    "functionName",
                    "Member must be a function's name or ARN, with or without an alias or version");
        }
        return function;
    }

    /** The qualifier beside the name, where the name has none of its own. */
    private static @Nullable String qualifier(ServerRequest request, FunctionName function) {
        String beside = request.query().first("Qualifier").orElse(null);
        if (beside != null && function.qualifier() != null && !beside.equals(function.qualifier())) {
            throw RequestFault.client(
                    "InvalidParameterValueException",
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        return function.qualifier() == null ? beside : null;
    }

    private static @Nullable String clientContext(@Nullable String text) {
        try {
            if (text != null) {
                Base64.getDecoder().decode(text);
            }
            return text;
        } catch (IllegalArgumentException notBase64) {
            throw RequestFault.client(
                    "InvalidRequestContentException",
                    "Client context must be a valid Base64-encoded" + " JSON object.");
        }
    }

    private static RequestFault invalid(String value, String member, String constraint) {
        return RequestFault.validation("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }

    private static void send(ServerResponse response, ServiceResponse answer) {
        response.status(answer.statusCode());
        answer.headers().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                response.header(HeaderNames.create(name), values.toArray(String[]::new));
            }
        });
        response.send(answer.body());
    }

    private static void refuse(ServerResponse response, int status, String code, String message) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("Type", status < 500 ? "User" : "Service");
        members.put("Message", message);
        members.put("message", message);
        response.status(status)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .header(HeaderNames.create("x-amzn-ErrorType"), code);
        response.send(JsonWriter.write(members).getBytes(StandardCharsets.UTF_8));
    }
}
