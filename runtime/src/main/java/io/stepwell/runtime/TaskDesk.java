package io.stepwell.runtime;

import io.stepwell.language.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where workers take and answer tasks. Refusals are {@link RequestRefused}. */
public interface TaskDesk {
    /** Waits for a task of the activity, at most so long; null when none came. */
    @Nullable
    Assignment poll(String activityArn, @Nullable String workerName, Duration wait) throws InterruptedException;

    void succeed(String token, Json output);

    void fail(String token, @Nullable String error, @Nullable String cause);

    void heartbeat(String token);

    record Assignment(String token, Json input) {}
}
