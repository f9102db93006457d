package io.stepwell.engine;

import org.jspecify.annotations.Nullable;

/**
 * How often an execution was taken up again after its end.
 *
 * @param count how often
 * @param lastMillis when for the last time, milliseconds since the epoch; null for never
 * @param lastToken what the client named the last one, so that it can ask again; null for none
 */
public record Redrives(
        int count, @Nullable Long lastMillis, @Nullable String lastToken) {
    public static final Redrives NONE = new Redrives(0, null, null);
}
