package io.stepwell.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.language.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers in JSON; faults in the shape AWS clients read. */
public final class JsonReply {
    static final String AWS_JSON = "application/x-amz-json-1.0";

    private JsonReply() {}

    /** Answers with an object. */
    public static void send(ServerResponse response, int status, Map<String, ?> members) {
        response.status(status).header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(JsonWriter.write(members).getBytes(StandardCharsets.UTF_8));
    }

    /** Refuses, with a sentence for people. */
    public static void sendFault(ServerResponse response, int status, String message) {
        response.status(status).header(HeaderNames.CONTENT_TYPE, AWS_JSON);
        response.send(fault(code(status), message).getBytes(StandardCharsets.UTF_8));
    }

    static void noSuchPath(ServerRequest request, ServerResponse response) {
        sendFault(
                response,
                404,
                "Nothing answers to " + request.prologue().method().text()
                        + " on this path. The API is POST /; there are also"
                        + " the console at GET /, /health/live, /health/ready and /metrics, and POST"
                        + " /stepwell/backup");
    }

    static String fault(String code, String message) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("__type", code);
        members.put("message", message);
        return JsonWriter.write(members);
    }

    static String code(int status) {
        return switch (status) {
            case 403 -> "AccessDeniedException";
            case 404 -> "UnknownOperationException";
            case 408 -> "RequestTimeoutException";
            case 413 -> "RequestEntityTooLargeException";
            case 503 -> "ServiceUnavailable";
            default -> status < 500 ? "ValidationException" : "InternalFailure";
        };
    }
}
