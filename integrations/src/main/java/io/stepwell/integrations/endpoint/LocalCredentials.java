package io.stepwell.integrations.endpoint;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Credentials for an endpoint that is not AWS: those of the user's profile, or else a well-known dummy pair, since
 * compatible endpoints want a signature but rarely check it. Never asks a metadata service, which would cost seconds.
 */
final class LocalCredentials implements AwsCredentialsProvider {
    private static final AwsCredentials DUMMY = AwsBasicCredentials.create("test", "test");

    private final AwsCredentialsProvider profile = ProfileCredentialsProvider.create();

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return profile.resolveCredentials();
        } catch (SdkClientException noProfile) {
            return DUMMY;
        }
    }

    /** Whether there is no profile, so that nobody in particular signs. */
    boolean areDummy() {
        return resolveCredentials().equals(DUMMY);
    }
}
