package io.stepwell.integrations.endpoint;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * How one service is reached.
 *
 * @param service the service
 * @param uri scheme, host, port and an optional path prefix, without a trailing slash
 * @param region the region signatures name
 * @param credentials who signs; resolved for each call, never printed
 */
public record ServiceEndpoint(AwsService service, URI uri, String region, AwsCredentialsProvider credentials) {
    /** The address and region only: credentials stay out of logs. */
    @Override
    public String toString() {
        return service.serviceId() + " at " + uri + " in " + region;
    }
}
