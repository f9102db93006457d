package io.stepwell.integrations.aws;

import io.stepwell.language.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads members of a JSON document in a test; a missing one is null. */
public final class Tree {
    private Tree() {}

    public static @Nullable Object at(Json document, String... path) {
        Object value = document.tree();
        for (String name : path) {
            value = value instanceof Map<?, ?> members ? members.get(name) : null;
        }
        return value;
    }
}
