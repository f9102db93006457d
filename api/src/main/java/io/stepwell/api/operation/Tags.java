package io.stepwell.api.operation;

import io.stepwell.api.shape.Members;
import io.stepwell.api.wire.RequestFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads lists of tags. */
final class Tags {
    /** How many tags a resource has at most. */
    static final int MAX = 50;

    private Tags() {}

    /**
     * The tags by key; the last of several with one key counts.
     *
     * @throws RequestFault {@code TooManyTags}, or {@code ValidationException} for a tag without a key
     */
    static Map<String, String> read(@Nullable List<Members> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (given == null) {
            return tags;
        }
        for (int i = 0; i < given.size(); i++) {
            String key = given.get(i).textOrNull("key");
            if (key == null) {
                throw RequestFault.validation("1 validation error detected: Value null at 'tags." + (i + 1)
                        + ".member.key' failed to satisfy constraint: Member must not be null");
            }
            tags.put(key, given.get(i).textOr("value", ""));
        }
        if (tags.size() > MAX) {
            throw RequestFault.client(
                    "TooManyTags", "A resource has at most " + MAX + " tags; the request has " + tags.size());
        }
        return tags;
    }
}
