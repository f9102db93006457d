package io.stepwell.embedded;

import io.stepwell.language.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a task is called with. */
public final class TaskInput {
    private final Json json;
    private final @Nullable String idempotencyKey;
    private final Pauses pauses;

    /** How a handler spends time. */
    interface Pauses {
        void pause(Duration duration) throws InterruptedException;
    }

    TaskInput(Json json, @Nullable String idempotencyKey, Pauses pauses) {
        this.json = json;
        this.idempotencyKey = idempotencyKey;
        this.pauses = pauses;
    }

    /** The whole input. */
    public Json json() {
        return json;
    }

    /**
     * What is at this place of the input: names lead into objects, whole numbers into arrays.
     *
     * @return a plain value; null when there is nothing or JSON null
     */
    public @Nullable Object at(Object... path) {
        Object value = json.tree();
        for (Object step : path) {
            value = switch (value) {
                case Map<?, ?> map -> map.get(step);
                case List<?> list when step instanceof Integer i && i >= 0 && i < list.size() -> list.get(i);
                case null, default -> null;
            };
        }
        return value;
    }

    /** The same for every repetition of this attempt, after a crash too; null when nobody repeats the call. */
    public @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    /** Takes so long: in virtual time without waiting for it. */
    public void pause(Duration duration) throws InterruptedException {
        pauses.pause(duration);
    }
}
