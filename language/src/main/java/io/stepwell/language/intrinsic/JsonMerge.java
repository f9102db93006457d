package io.stepwell.language.intrinsic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code States.JsonMerge}: the members of two objects, those of the second in front where both have one. Only the
 * shallow merge exists: the third argument is false (AWS guide).
 */
final class JsonMerge {
    private JsonMerge() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        Map<String, @Nullable Object> merged = new LinkedHashMap<>(arguments.object(0));
        merged.putAll(arguments.object(1));
        if (!Boolean.FALSE.equals(arguments.value(2))) {
            throw arguments.invalid();
        }
        return merged;
    }
}
