package io.stepwell.language.jsonata;

import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object made by an evaluation. Objects of the input are other maps and are never changed. */
final class Members extends LinkedHashMap<String, @Nullable Object> {
    @Serial
    private static final long serialVersionUID = 1L;

    Members() {}

    static Members of(Map<?, ?> source) {
        Members members = new Members();
        source.forEach((name, value) -> members.put((String) name, value));
        return members;
    }

    /** Sets a member, unless there is nothing to set it to. */
    void set(String name, @Nullable Object value) {
        if (value != Values.UNDEFINED) {
            put(name, value);
        }
    }

    /** A member; {@link Values#UNDEFINED} when there is none. */
    static @Nullable Object get(Map<?, ?> object, String name) {
        Object value = object.get(name);
        return value == null && !object.containsKey(name) ? Values.UNDEFINED : value;
    }
}
