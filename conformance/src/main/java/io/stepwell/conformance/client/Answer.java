package io.stepwell.conformance.client;

import io.stepwell.conformance.reference.FailedAnswer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one call was answered. */
public sealed interface Answer {
    /** The response, with {@code ResponseMetadata}. */
    record Succeeded(Map<String, @Nullable Object> response) implements Answer {}

    /** The error. */
    record Failed(FailedAnswer failure) implements Answer {}
}
