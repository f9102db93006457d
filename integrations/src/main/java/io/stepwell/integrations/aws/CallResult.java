package io.stepwell.integrations.aws;

/** How a call to a service ended, after all its attempts. */
public sealed interface CallResult {
    /** The service did it. */
    record Answered(ServiceResponse response) implements CallResult {}

    /** The service refused. */
    record Refused(ServiceError error) implements CallResult {}

    /**
     * No usable answer arrived: no connection, no credentials, a broken or late response.
     *
     * @param reason one sentence in the words of AWS's SDK, without secrets
     */
    record Unreachable(String reason) implements CallResult {}

    /** The answer had more bytes than the caller allows. */
    record TooLarge(long bytesMax) implements CallResult {}
}
