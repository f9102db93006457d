package io.stepwell.integrations.protocol;

import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Members by which a service recognises a repeated request, {@code ClientToken} and its kin. */
public final class IdempotencyTokens {
    private IdempotencyTokens() {}

    /** The input with the key in every such member that was not given. */
    public static Map<String, @Nullable Object> filled(Shape shape, Map<String, @Nullable Object> input, String key) {
        Map<String, @Nullable Object> filled = new LinkedHashMap<>(input);
        for (Member member : shape.members().values()) {
            if (member.traits().has("idempotencyToken") && filled.get(member.name()) == null) {
                filled.put(member.name(), key);
            }
        }
        return filled;
    }
}
