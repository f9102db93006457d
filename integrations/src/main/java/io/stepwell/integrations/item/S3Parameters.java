package io.stepwell.integrations.item;

import io.stepwell.language.json.Json;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a reader or writer, all of which are text. */
final class S3Parameters {
    private final Map<?, ?> members;

    private S3Parameters(Map<?, ?> members) {
        this.members = members;
    }

    /**
     * Reads parameters.
     *
     * @param known the members there may be
     * @throws IllegalArgumentException naming a member that is unknown or no text
     */
    static S3Parameters of(Json parameters, Set<String> known) {
        if (!(parameters.tree() instanceof Map<?, ?> members)) {
            throw new IllegalArgumentException("The parameters must be a JSON object");
        }
        members.forEach((name, value) -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("The field '" + name + "' is not supported by Step Functions");
            }
            if (value != null && !(value instanceof String)) {
                throw new IllegalArgumentException("The value for the field '" + name + "' must be a STRING");
            }
        });
        return new S3Parameters(members);
    }

    String required(String name) {
        String text = text(name);
        if (text == null || text.isEmpty()) {
            throw new IllegalArgumentException("The field '" + name + "' is required but was missing");
        }
        return text;
    }

    @Nullable
    String text(String name) {
        return (String) members.get(name);
    }

    String textOrEmpty(String name) {
        String text = text(name);
        return text == null ? "" : text;
    }
}
