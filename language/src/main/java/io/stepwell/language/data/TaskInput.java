package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a Task state asks for, resolved for one attempt.
 *
 * @param parameters the effective input, after Parameters or Arguments
 * @param timeoutSeconds the limit of one attempt; null when the state sets none
 * @param heartbeatSeconds the longest silence of the worker; null when the state sets none
 * @param roleArn the resolved Credentials.RoleArn; null when the state sets none
 */
public record TaskInput(
        Json parameters,
        @Nullable Long timeoutSeconds,
        @Nullable Long heartbeatSeconds,
        @Nullable String roleArn) {}
