package io.stepwell.api.operation;

import io.stepwell.api.shape.Members;
import io.stepwell.api.wire.RequestFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lists of tags. */
final class Tags {
    /** How many tags a resource has at most. */
    static final int MAX = 50;

    /** What keys and values are made of (API, TagResource). */
    private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");

    private static final String RESERVED = "aws:";

    private Tags() {}

    /**
     * The tags by key; the last of several with one key counts.
     *
     * @throws RequestFault {@code TooManyTags}, or {@code ValidationException} for a tag without a key, with a
     *     key of AWS's own, or of other characters than tags have
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
            String value = given.get(i).textOr("value", "");
            requireAllowed(key, value);
            tags.put(key, value);
        }
        if (tags.size() > MAX) {
            throw RequestFault.client(
                    "TooManyTags", "A resource has at most " + MAX + " tags; the request has " + tags.size());
        }
        return tags;
    }

    /** The keys of tags to remove; those of AWS's own stay. */
    static List<String> readKeys(List<String> keys) {
        keys.forEach(Tags::requireNotReserved);
        return keys;
    }

    private static void requireAllowed(String key, String value) {
        requireNotReserved(key);
        if (!CHARACTERS.matcher(key).matches() || !CHARACTERS.matcher(value).matches()) {
            throw RequestFault.validation(
                    "Tags may only contain unicode letters, digits, white space, or these symbols:"
                            + " _ . : / = + - @. Received: '" + key + "' = '" + value + "'");
        }
    }

    private static void requireNotReserved(String key) {
        if (key.regionMatches(true, 0, RESERVED, 0, RESERVED.length())) {
            throw RequestFault.validation(
                    "aws: prefixed tag key names are not allowed for external use. Received: '" + key + "'");
        }
    }
}
