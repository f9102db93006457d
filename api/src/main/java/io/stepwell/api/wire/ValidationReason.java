package io.stepwell.api.wire;

/** What AWS's {@code ValidationExceptionReason} knows (API, ValidationException). */
public enum ValidationReason {
    /** The ARN names a Distributed Map state of a state machine, by its label. */
    API_DOES_NOT_SUPPORT_LABELED_ARNS,
    MISSING_REQUIRED_PARAMETER,
    CANNOT_UPDATE_COMPLETED_MAP_RUN,
    INVALID_ROUTING_CONFIGURATION
}
