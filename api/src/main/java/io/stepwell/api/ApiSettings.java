package io.stepwell.api;

import io.stepwell.language.definition.TaskResource;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How the API presents itself.
 *
 * @param region of new ARNs and of history events
 * @param account of new ARNs, twelve digits
 * @param credentials secrets by access key; empty to accept every request, signed or not
 * @param clock the time, for signatures and page tokens
 * @param payloadBytes the largest input or output, in bytes of UTF-8
 * @param requestBytes the largest body of a request
 * @param pageTokenSecret signs page tokens; at least 16 bytes
 * @param knownResources whether there is what a Task names; definitions with others are refused
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ApiSettings(
        String region,
        String account,
        Map<String, String> credentials,
        InstantSource clock,
        int payloadBytes,
        int requestBytes,
        byte[] pageTokenSecret,
        Predicate<TaskResource> knownResources) {
    /** AWS's own quota. */
    public static final int AWS_PAYLOAD_BYTES = 262_144;

    /** AWS's own quota of a request. */
    public static final int AWS_REQUEST_BYTES = 1 << 20;

    public ApiSettings {
        if (!region.matches("[a-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("the region must look like us-east-1, but is '" + region + "'");
        }
        if (!account.matches("\\d{12}")) {
            throw new IllegalArgumentException("the account must have twelve digits, but is '" + account + "'");
        }
        credentials = Map.copyOf(credentials);
        pageTokenSecret = pageTokenSecret.clone();
    }

    /** Settings with AWS's quotas and page tokens that do not outlive the process. */
    public static ApiSettings of(String region, String account, Map<String, String> credentials, InstantSource clock) {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return new ApiSettings(
                region, account, credentials, clock, AWS_PAYLOAD_BYTES, AWS_REQUEST_BYTES, secret, _ -> true);
    }

    /** The same for callers whose identity is known otherwise. */
    public ApiSettings withoutCredentials() {
        return new ApiSettings(
                region, account, Map.of(), clock, payloadBytes, requestBytes, pageTokenSecret, knownResources);
    }

    /** Tells neither secrets nor keys. */
    @Override
    public String toString() {
        return "ApiSettings[" + region + ", " + account + ", " + credentials.size() + " access keys]";
    }
}
