package io.stepwell.integrations.endpoint;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An AWS service under the names that configuration and the wire know it by.
 *
 * @param serviceId the {@code serviceId} of AWS's service model: {@code Lambda}, {@code Secrets Manager}
 * @param endpointPrefix the first label of its host name: {@code lambda}, {@code states}
 * @param signingName the service in the scope of a signature
 * @param globalHost its one host for all regions, {@code iam.amazonaws.com}; null when it has one in each
 */
public record AwsService(
        String serviceId,
        String endpointPrefix,
        String signingName,
        @Nullable String globalHost) {
    public static final AwsService LAMBDA = new AwsService("Lambda", "lambda", "lambda");
    public static final AwsService SQS = new AwsService("SQS", "sqs", "sqs");
    public static final AwsService S3 = new AwsService("S3", "s3", "s3");

    public static final AwsService SFN = new AwsService("SFN", "states", "states");

    /** A service with a host in each region. */
    public AwsService(String serviceId, String endpointPrefix, String signingName) {
        this(serviceId, endpointPrefix, signingName, null);
    }

    public AwsService {
        if (serviceId.isBlank() || endpointPrefix.isBlank() || signingName.isBlank()) {
            throw new IllegalArgumentException("A service needs a service id, an endpoint prefix and a signing name");
        }
    }

    /**
     * The service id as the end of {@code AWS_ENDPOINT_URL_…}: upper case, with underscores for spaces
     * (AWS SDKs and Tools Reference Guide, "Service-specific endpoints").
     */
    public String variableSuffix() {
        return serviceId.toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }
}
