package io.stepwell.api.wire;

import io.stepwell.language.json.JsonWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a response or of a structure in it. Absent members are left out, never null. */
public final class Answer {
    private final Map<String, Object> members = new LinkedHashMap<>();

    /** An answer without members, as DeleteStateMachine gives it. */
    public static Answer empty() {
        return new Answer();
    }

    /** Sets a member to a string, number, boolean, list or map. */
    public Answer set(String name, Object value) {
        members.put(name, value);
        return this;
    }

    /** Sets a member unless the value is null. */
    public Answer setIfPresent(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /** Sets a member to a structure. */
    public Answer set(String name, Answer structure) {
        members.put(name, structure.members);
        return this;
    }

    /** Sets a timestamp: epoch seconds with a fraction of three digits. */
    public Answer setTime(String name, long millis) {
        members.put(name, seconds(millis));
        return this;
    }

    /** Sets a timestamp unless it is null. */
    public Answer setTimeIfPresent(String name, @Nullable Long millis) {
        if (millis != null) {
            setTime(name, millis);
        }
        return this;
    }

    /** The members, in the order they were set. */
    public Map<String, Object> members() {
        return members;
    }

    /** The answer as JSON in UTF-8. */
    public byte[] toBytes() {
        return JsonWriter.write(members).getBytes(StandardCharsets.UTF_8);
    }

    private static BigDecimal seconds(long millis) {
        return BigDecimal.valueOf(millis, 3);
    }
}
