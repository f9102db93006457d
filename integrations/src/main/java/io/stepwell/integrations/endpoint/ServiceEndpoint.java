package io.stepwell.integrations.endpoint;

import java.net.URI;
import java.util.Locale;
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
    /** Whether AWS itself is called, and not a stand-in for it. */
    public boolean isAmazon() {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn");
    }

    /** Whether a stand-in is called with the dummy pair: then nobody there checks who calls. */
    public boolean isUnchecked() {
        return credentials instanceof LocalCredentials local && local.areDummy();
    }

    /** This endpoint with labels before its host name; a stand-in has no such names and stays as it is. */
    public ServiceEndpoint withHostPrefix(String prefix) {
        if (prefix.isEmpty() || !isAmazon()) {
            return this;
        }
        URI prefixed = URI.create(uri.getScheme() + "://" + prefix + uri.getRawAuthority() + uri.getRawPath());
        return new ServiceEndpoint(service, prefixed, region, credentials);
    }

    /** This endpoint called by somebody else. */
    public ServiceEndpoint withCredentials(AwsCredentialsProvider others) {
        return new ServiceEndpoint(service, uri, region, others);
    }

    /** The address and region only: credentials stay out of logs. */
    @Override
    public String toString() {
        return service.serviceId() + " at " + uri + " in " + region;
    }
}
