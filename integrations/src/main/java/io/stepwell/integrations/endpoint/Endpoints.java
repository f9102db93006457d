package io.stepwell.integrations.endpoint;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Which endpoint, region and credentials each service is called with.
 *
 * <p>The most specific source wins: what was configured explicitly, {@code AWS_ENDPOINT_URL_<SERVICE>}, Step Functions
 * Local's variable ({@code LAMBDA_ENDPOINT}, {@code SQS_ENDPOINT}, …), {@code AWS_ENDPOINT_URL}, and else AWS itself.
 * Credentials come from the given environment, then for AWS from the SDK's default chain and for any other endpoint
 * from the user's profile or a dummy pair.
 */
public final class Endpoints {
    private static final String DEFAULT_REGION = "us-east-1";

    private final Map<String, String> environment;
    private final Map<String, URI> explicit;
    private final String region;
    private final Supplier<AwsCredentialsProvider> awsCredentials;
    private final Supplier<AwsCredentialsProvider> localCredentials;

    private Endpoints(Map<String, String> environment, Map<String, URI> explicit, String region) {
        this.environment = environment;
        this.explicit = explicit;
        this.region = region;
        AwsCredentialsProvider given = credentialsIn(environment);
        this.awsCredentials =
                once(given, () -> DefaultCredentialsProvider.builder().build());
        this.localCredentials = once(given, LocalCredentials::new);
    }

    /**
     * The endpoints that environment variables ask for.
     *
     * @throws IllegalArgumentException when a variable that names an endpoint is no URL; the message names it
     */
    public static Endpoints of(Map<String, String> environment) {
        Map<String, String> copy = Map.copyOf(environment);
        EndpointVariables.check(copy);
        String region = copy.getOrDefault("AWS_REGION", copy.getOrDefault("AWS_DEFAULT_REGION", ""));
        return new Endpoints(copy, Map.of(), checkedRegion(region.isBlank() ? DEFAULT_REGION : region));
    }

    /**
     * These endpoints with one service somewhere else.
     *
     * @param serviceId as in AWS's service model, in any case: {@code lambda}, {@code Secrets Manager}
     * @param url scheme, host and port
     * @throws IllegalArgumentException when it is no URL; the message names the service
     */
    public Endpoints withEndpoint(String serviceId, String url) {
        URI uri = EndpointVariables.url("The endpoint of " + serviceId, url);
        if (uri == null) {
            throw new IllegalArgumentException(
                    "The endpoint of " + serviceId + " is empty; give a URL or leave it out");
        }
        Map<String, URI> more = new LinkedHashMap<>(explicit);
        more.put(suffixOf(serviceId), uri);
        return new Endpoints(environment, more, region);
    }

    /** The region of every service, {@code us-east-1} unless configured. */
    public String region() {
        return region;
    }

    /** How that service is reached. */
    public ServiceEndpoint of(AwsService service) {
        URI configured = explicit.get(service.variableSuffix());
        if (configured == null) {
            configured = EndpointVariables.find(environment, service.variableSuffix());
        }
        if (configured == null) {
            boolean global = service.globalHost() != null && !region.startsWith("cn-");
            URI uri = global ? URI.create("https://" + service.globalHost()) : amazonUri(service);
            return new ServiceEndpoint(service, uri, global ? DEFAULT_REGION : region, awsCredentials.get());
        }
        ServiceEndpoint local = new ServiceEndpoint(service, configured, region, localCredentials.get());
        return local.isAmazon() ? local.withCredentials(awsCredentials.get()) : local;
    }

    /** Whether that service was sent somewhere by a setting of its own, not only by one for all services. */
    public boolean hasOwn(AwsService service) {
        return explicit.containsKey(service.variableSuffix())
                || EndpointVariables.findOwn(environment, service.variableSuffix()) != null;
    }

    private URI amazonUri(AwsService service) {
        String domain = region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return URI.create("https://" + service.endpointPrefix() + "." + region + domain);
    }

    private static String suffixOf(String serviceId) {
        return new AwsService(serviceId, serviceId, serviceId).variableSuffix();
    }

    private static String checkedRegion(String region) {
        if (!region.matches("[a-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("The region is not valid. Set AWS_REGION to a name such as us-east-1");
        }
        return region;
    }

    private static @Nullable AwsCredentialsProvider credentialsIn(Map<String, String> environment) {
        String id = environment.getOrDefault("AWS_ACCESS_KEY_ID", "");
        String secret = environment.getOrDefault("AWS_SECRET_ACCESS_KEY", "");
        if (id.isBlank() || secret.isBlank()) {
            return null;
        }
        String session = environment.getOrDefault("AWS_SESSION_TOKEN", "");
        AwsCredentials credentials = session.isBlank()
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, session);
        return StaticCredentialsProvider.create(credentials);
    }

    private static Supplier<AwsCredentialsProvider> once(
            @Nullable AwsCredentialsProvider given, Supplier<AwsCredentialsProvider> fallback) {
        return new Supplier<>() {
            private @Nullable AwsCredentialsProvider made = given;

            @Override
            public synchronized AwsCredentialsProvider get() {
                if (made == null) {
                    made = fallback.get();
                }
                return Objects.requireNonNull(made);
            }
        };
    }
}
