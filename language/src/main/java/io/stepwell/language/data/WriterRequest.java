package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code ResultWriter} of a Distributed Map, resolved.
 *
 * @param resource what is written with; null to only shape the state's output
 * @param parameters where it is written
 * @param transformation {@code NONE}, {@code COMPACT} or {@code FLATTEN}; null when it is not given
 * @param outputType {@code JSON} or {@code JSONL}; null when it is not given
 */
public record WriterRequest(
        @Nullable String resource,
        Json parameters,
        @Nullable String transformation,
        @Nullable String outputType) {}
