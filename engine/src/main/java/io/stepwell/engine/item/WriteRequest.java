package io.stepwell.engine.item;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where and how to write.
 *
 * @param resource the {@code Resource} of the ResultWriter
 * @param parameters its resolved {@code Parameters} or {@code Arguments}
 * @param configuration its {@code WriterConfig}
 * @param mapRunArn the map run whose results these are; its last part names the folder
 * @param roleArn the role to write with; null for the server's own credentials
 */
public record WriteRequest(
        String resource,
        Json parameters,
        WriterConfiguration configuration,
        String mapRunArn,
        @Nullable String roleArn) {
    /** The id of the map run, the part of its ARN after the last colon. */
    public String mapRunId() {
        return mapRunArn.substring(mapRunArn.lastIndexOf(':') + 1);
    }
}
