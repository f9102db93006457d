package io.stepwell.engine.item;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What to read.
 *
 * @param resource the {@code Resource} of the ItemReader
 * @param parameters its resolved {@code Parameters} or {@code Arguments}; {@link Json#EMPTY_OBJECT} for none
 * @param configuration its resolved {@code ReaderConfig}
 * @param roleArn the role to read with; null for the server's own credentials
 */
public record ReadRequest(
        String resource,
        Json parameters,
        ReaderConfiguration configuration,
        @Nullable String roleArn) {}
