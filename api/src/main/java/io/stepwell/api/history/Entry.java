package io.stepwell.api.history;

import io.stepwell.api.wire.Answer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is particular to one kind of history event.
 *
 * @param type the value of {@code type}
 * @param detailsName the member that holds the details; null when this type has none
 */
record Entry(
        String type, @Nullable String detailsName, @Nullable Answer details) {
    /** An event that is nothing but its type: LambdaFunctionStarted, ParallelStateStarted. */
    static Entry bare(String type) {
        return new Entry(type, null, null);
    }

    /** An event whose details are named after its type: {@code taskFailedEventDetails}. */
    static Entry detailed(String type, Answer details) {
        String name = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1) + "EventDetails";
        return new Entry(type, name, details);
    }
}
