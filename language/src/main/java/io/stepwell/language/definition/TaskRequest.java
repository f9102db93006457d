package io.stepwell.language.definition;

import io.stepwell.language.data.InputFlow;
import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.TextSource;
import org.jspecify.annotations.Nullable;

/**
 * What a Task state asks for, not yet resolved.
 *
 * @param in the way to the parameters
 * @param timeoutSeconds the limit of one attempt; null when the state sets none
 * @param heartbeatSeconds the longest silence of the worker; null when the state sets none
 * @param roleArn the role of the call, {@code Credentials.RoleArn}; null when the state sets none
 */
public record TaskRequest(
        InputFlow in,
        @Nullable NumberSource timeoutSeconds,
        @Nullable NumberSource heartbeatSeconds,
        @Nullable TextSource roleArn) {}
