package io.stepwell.conformance.doubles;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.conformance.tree.JsonText;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server on loopback that answers Lambda's Invoke API for functions with a given behaviour.
 *
 * <p>The names of headers are written in AWS's mixture of cases, because a Task shows them in its result.
 */
public final class LambdaDouble implements AutoCloseable {
    private static final int PAYLOAD_BYTES_MAX = 6 << 20;
    private static final Pattern FUNCTION =
            Pattern.compile("(?:arn:aws[\\w-]*:lambda:[^:]*:\\d{12}:|\\d{12}:)?(?:function:)?([\\w-]+)(?::[$\\w-]+)?");

    private final String arnPrefix;
    private final Map<String, FunctionBehaviour> functions = new ConcurrentHashMap<>();
    private final WebServer http;

    /**
     * Starts the double.
     *
     * @param port 0 for any free port
     */
    public LambdaDouble(int port, String region, String account) {
        arnPrefix = "arn:aws:lambda:" + region + ":" + account + ":function:";
        http = WebServer.builder()
                .host("localhost")
                .port(port)
                .maxPayloadSize(PAYLOAD_BYTES_MAX)
                .shutdownHook(false)
                .routing(routing -> routing.post("/2015-03-31/functions/{function}/invocations", this::invoke))
                .build()
                .start();
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + http.port());
    }

    /** Adds a function; answers its ARN. */
    public String add(String name, FunctionBehaviour behaviour) {
        functions.put(name, behaviour);
        return arnPrefix + name;
    }

    private void invoke(ServerRequest request, ServerResponse response) throws InterruptedException {
        String function = request.path().pathParameters().get("function");
        Matcher name = FUNCTION.matcher(function);
        FunctionBehaviour behaviour = name.matches() ? functions.get(name.group(1)) : null;
        String payload = request.content().hasEntity() ? request.content().as(String.class) : "";
        if (behaviour == null) {
            String arn = function.startsWith("arn:") ? function : arnPrefix + function;
            refuse(response, 404, "ResourceNotFoundException", "Function not found: " + arn);
            return;
        }
        Object event;
        try {
            event = payload.isEmpty() ? Map.of() : JsonText.read(payload);
        } catch (IllegalArgumentException e) {
            refuse(response, 400, "InvalidRequestContentException", "Could not parse request body into json");
            return;
        }
        switch (header(request, "X-Amz-Invocation-Type")) {
            case "Event" -> answered(response, 202).send();
            case "DryRun" -> answered(response, 204).send();
            default -> run(request, response, behaviour, event);
        }
    }

    private static void run(
            ServerRequest request, ServerResponse response, FunctionBehaviour behaviour, @Nullable Object event)
            throws InterruptedException {
        String requestId = UUID.randomUUID().toString();
        answered(response, 200);
        set(response, "x-amzn-RequestId", requestId);
        if (header(request, "X-Amz-Log-Type").equals("Tail")) {
            String log = "START RequestId: " + requestId + " Version: $LATEST\nEND RequestId: " + requestId + "\n";
            set(response, "X-Amz-Log-Result", Base64.getEncoder().encodeToString(log.getBytes(StandardCharsets.UTF_8)));
        }
        response.send(result(response, behaviour, event, requestId).getBytes(StandardCharsets.UTF_8));
    }

    private static String result(
            ServerResponse response, FunctionBehaviour behaviour, @Nullable Object event, String requestId)
            throws InterruptedException {
        return switch (behaviour) {
            case FunctionBehaviour.ReturnEvent() -> JsonText.write(event);
            case FunctionBehaviour.Return(Object value) -> JsonText.write(value);
            case FunctionBehaviour.SleepThenReturnEvent(var pause) -> {
                Thread.sleep(pause);
                yield JsonText.write(event);
            }
            case FunctionBehaviour.ReturnRawBody(String text, int times) -> text.repeat(times);
            case FunctionBehaviour.Raise raise -> {
                set(response, "X-Amz-Function-Error", "Unhandled");
                yield errorBody(raise, requestId);
            }
        };
    }

    private static String errorBody(FunctionBehaviour.Raise raise, String requestId) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("errorMessage", raise.errorMessage());
        body.put("errorType", raise.errorType());
        body.put("requestId", requestId);
        body.put("stackTrace", raise.stackTrace());
        return JsonText.writeCompact(body);
    }

    private static void refuse(ServerResponse response, int status, String type, String message) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("Message", message);
        body.put("Type", "User");
        answered(response, status);
        set(response, "x-amzn-ErrorType", type);
        set(response, "x-amzn-RequestId", UUID.randomUUID().toString());
        response.send(JsonText.writeCompact(body).getBytes(StandardCharsets.UTF_8));
    }

    private static ServerResponse answered(ServerResponse response, int status) {
        response.status(Status.create(status));
        set(response, "Content-Type", "application/json");
        set(response, "Connection", "keep-alive");
        if (status == 200) {
            set(response, "X-Amz-Executed-Version", "$LATEST");
            set(response, "x-amzn-Remapped-Content-Length", "0");
            set(response, "X-Amzn-Trace-Id", "root=1-00000000-000000000000000000000000;sampled=0");
        }
        return response;
    }

    private static void set(ServerResponse response, String name, String value) {
        response.header(HeaderNames.create(name), value);
    }

    private static String header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse("");
    }

    @Override
    public void close() {
        http.stop();
    }
}
