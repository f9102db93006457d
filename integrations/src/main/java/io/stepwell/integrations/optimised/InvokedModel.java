package io.stepwell.integrations.optimised;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code bedrock:invokeModel}: the body of the model's answer is shown as the JSON that it is. */
final class InvokedModel {
    private InvokedModel() {}

    static Map<String, @Nullable Object> withParsedBody(Map<String, @Nullable Object> result) {
        Map<String, @Nullable Object> parsed = new LinkedHashMap<>(result);
        if (result.get("Body") instanceof String body) {
            try {
                parsed.put("Body", Json.parse(body).tree());
            } catch (JsonSyntaxException text) {
                return result;
            }
        }
        return parsed;
    }
}
