package io.stepwell.integrations.function;

import io.stepwell.integrations.lambda.Invocation;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Makes the event of an invocation, with what the Runtime API tells the handler about it. */
final class FunctionEvent {
    /** The account in the ARN of a function that was called by its name alone. */
    private static final String ACCOUNT = "123456789012";

    private FunctionEvent() {}

    /** The event, its deadline counted from now. */
    static Work of(Invocation invocation, FunctionConfiguration function, String requestId, String region) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Lambda-Runtime-Aws-Request-Id", requestId);
        headers.put(
                "Lambda-Runtime-Deadline-Ms",
                String.valueOf(System.currentTimeMillis() + function.timeoutSeconds() * 1_000L));
        headers.put("Lambda-Runtime-Invoked-Function-Arn", arn(invocation, region));
        headers.put("Lambda-Runtime-Trace-Id", FunctionAnswer.traceId(requestId));
        if (invocation.clientContext() != null) {
            headers.put("Lambda-Runtime-Client-Context", clientContext(invocation.clientContext()));
        }
        return new Work(
                requestId, invocation.payload().getBytes(StandardCharsets.UTF_8), headers, new CompletableFuture<>());
    }

    /** The function as the caller named it, as an ARN. */
    static String arn(Invocation invocation, String region) {
        String text = invocation.function().text();
        String qualifier = invocation.qualifier() == null ? "" : ":" + invocation.qualifier();
        String start = "arn:aws:lambda:" + region + ":";
        if (text.startsWith("arn:")) {
            start = "";
        } else if (!text.contains(":function:")) {
            start += ACCOUNT + ":function:";
        }
        return start + text + qualifier;
    }

    /** The context as one line of ASCII, which is all a header can hold. */
    private static String clientContext(String base64) {
        String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        try {
            StringBuilder ascii = new StringBuilder();
            for (char c : Json.of(Json.parse(text).tree()).text().toCharArray()) {
                ascii.append(c < 0x7f ? String.valueOf(c) : "\\u%04x".formatted((int) c));
            }
            return ascii.toString();
        } catch (JsonSyntaxException notJson) {
            return "null";
        }
    }
}
