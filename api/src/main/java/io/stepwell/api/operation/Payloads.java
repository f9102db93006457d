package io.stepwell.api.operation;

import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
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
