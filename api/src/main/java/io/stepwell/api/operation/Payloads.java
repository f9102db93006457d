package io.stepwell.api.operation;

import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON documents that travel as strings. */
final class Payloads {
    private Payloads() {}

    /** The input of an execution, or {@code InvalidExecutionInput} with the JSON parser's words, as AWS passes them on. */
    static Json executionInput(String text) {
        return parse(
                text, "InvalidExecutionInput", "Invalid State Machine Execution Input", "Invalid execution input.");
    }

    /** The output a worker sends, or {@code InvalidOutput}. */
    static Json taskOutput(String text) {
        return parse(text, "InvalidOutput", "Invalid Output", "Invalid output.");
    }

    /** Sets a payload, if it is there, with its details: whether it is shown. */
    static void show(Answer answer, String name, @Nullable Json payload, boolean withData) {
        if (payload == null) {
            return;
        }
        if (withData) {
            answer.set(name, payload.text());
        }
        answer.set(name + "Details", Answer.empty().set("included", withData));
    }

    /** Workflow variables, a JSON object with their values by name; none when the member is absent. */
    static Map<String, Json> variables(@Nullable String text) {
        Object tree;
        try {
            tree = text == null ? Map.of() : Json.parse(text).tree();
        } catch (JsonSyntaxException e) {
            throw RequestFault.validation("Invalid variables: they must be valid JSON");
        }
        if (!(tree instanceof Map<?, ?> members)) {
            throw RequestFault.validation("Invalid variables: they must be a JSON object");
        }
        Map<String, Json> variables = new LinkedHashMap<>();
        members.forEach((name, value) -> variables.put(String.valueOf(name), Json.of(value)));
        return Collections.unmodifiableMap(variables);
    }

    private static Json parse(String text, String code, String prefix, String whenBlank) {
        if (text.isBlank()) {
            throw RequestFault.client(code, prefix + ": '" + whenBlank + "'");
        }
        try {
            return Json.parse(text);
        } catch (JsonSyntaxException e) {
            throw RequestFault.client(code, prefix + ": '" + asJackson2(e.getMessage()) + "'");
        }
    }

    /** AWS runs Jackson 2, which says "field name" where Jackson 3 says "property name". */
    private static String asJackson2(@Nullable String message) {
        return message == null ? "not JSON" : message.replace("property name", "field name");
    }
}
