package io.stepwell.integrations.aws;

import org.jspecify.annotations.Nullable;

/**
 * A service refused a request.
 *
 * @param code the error's shape name without namespace: {@code ResourceNotFoundException}; null when it told none
 * @param legacyCode the code of the service's former query protocol, {@code AWS.SimpleQueueService.NonExistentQueue};
 *     null when there is none
 * @param message the service's sentence; null when it told none
 * @param statusCode the HTTP status
 * @param requestId null when the service told none
 * @param extendedRequestId the second id that S3 and its kin tell; null when there is none
 */
public record ServiceError(
        @Nullable String code,
        @Nullable String legacyCode,
        @Nullable String message,
        int statusCode,
        @Nullable String requestId,
        @Nullable String extendedRequestId) {
    /** An error of a service that gives its requests one id. */
    public ServiceError(
            @Nullable String code,
            @Nullable String legacyCode,
            @Nullable String message,
            int statusCode,
            @Nullable String requestId) {
        this(code, legacyCode, message, statusCode, requestId, null);
    }
}
