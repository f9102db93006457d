package io.stepwell.integrations.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The environment variables that redirect services, and the reading of a URL out of one. */
final class EndpointVariables {
    static final String EVERY_SERVICE = "AWS_ENDPOINT_URL";
    static final String ONE_SERVICE = EVERY_SERVICE + "_";
    private static final String IGNORE = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";

    /** Step Functions Local's variables (Developer Guide, "Setting Configuration Options"), by service id suffix. */
    private static final Map<String, String> STEP_FUNCTIONS_LOCAL = Map.of(
            "LAMBDA", "LAMBDA_ENDPOINT",
            "BATCH", "BATCH_ENDPOINT",
            "DYNAMODB", "DYNAMODB_ENDPOINT",
            "ECS", "ECS_ENDPOINT",
            "GLUE", "GLUE_ENDPOINT",
            "SAGEMAKER", "SAGE_MAKER_ENDPOINT",
            "SQS", "SQS_ENDPOINT",
            "SNS", "SNS_ENDPOINT",
            "SFN", "STEP_FUNCTIONS_ENDPOINT");

    private EndpointVariables() {}

    /**
     * Refuses every variable that redirects a service to something that is no URL.
     *
     * @throws IllegalArgumentException naming the variable
     */
    static void check(Map<String, String> environment) {
        Set<String> local = Set.copyOf(STEP_FUNCTIONS_LOCAL.values());
        environment.forEach((name, value) -> {
            if (name.equals(EVERY_SERVICE) || name.startsWith(ONE_SERVICE) || local.contains(name)) {
                url(name, value);
            }
        });
    }

    /** The URL the environment gives this service, the most specific variable first; null for none. */
    static @Nullable URI find(Map<String, String> environment, String suffix) {
        URI own = findOwn(environment, suffix);
        return own != null || ignoresUrls(environment) ? own : read(environment, EVERY_SERVICE);
    }

    /** The same without the variable for every service. */
    static @Nullable URI findOwn(Map<String, String> environment, String suffix) {
        URI own = ignoresUrls(environment) ? null : read(environment, ONE_SERVICE + suffix);
        if (own != null) {
            return own;
        }
        String localName = STEP_FUNCTIONS_LOCAL.get(suffix);
        return localName == null ? null : read(environment, localName);
    }

    private static boolean ignoresUrls(Map<String, String> environment) {
        return "true".equalsIgnoreCase(environment.get(IGNORE));
    }

    private static @Nullable URI read(Map<String, String> environment, String name) {
        String value = environment.get(name);
        return value == null ? null : url(name, value);
    }

    /**
     * The URL in a setting; null when it is blank, which means not set.
     *
     * @throws IllegalArgumentException naming the setting and what it should look like
     */
    static @Nullable URI url(String name, String value) {
        if (value.isBlank()) {
            return null;
        }
        try {
            URI uri = new URI(value.strip().replaceAll("/+$", ""));
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web && uri.getHost() != null && uri.getQuery() == null && uri.getUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException notAUri) {
            // told below, with the name of the setting
        }
        throw new IllegalArgumentException(name + " is not a usable endpoint. Give an http or https URL with a host"
                + " and neither user nor query, such as http://localhost:9324");
    }
}
