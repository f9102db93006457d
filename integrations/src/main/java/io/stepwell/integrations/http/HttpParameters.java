package io.stepwell.integrations.http;

import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallParameters.Refused;
import io.stepwell.integrations.http.FormEncoding.ArrayFormat;
import io.stepwell.language.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a task that calls an HTTP API (Developer Guide, "Call HTTPS APIs", "HTTP Task fields").
 *
 * @param body null for none
 * @param form whether the body is written as a form instead of JSON
 * @param arrays how arrays are written in a form; null when the task does not say
 * @param connectionArn null for no connection
 */
record HttpParameters(
        URI endpoint,
        String method,
        Map<String, List<String>> headers,
        Map<?, ?> query,
        @Nullable Object body,
        boolean form,
        @Nullable ArrayFormat arrays,
        @Nullable String connectionArn) {
    private static final int ENDPOINT_CHARACTERS_MAX = 8_192;
    /** A host that some would read as an IPv4 address: readings of octal and hexadecimal numbers differ. */
    private static final Pattern NUMBER_LAST = Pattern.compile("(?i)(.*\\.)?(\\d+|0x[0-9a-f]*)\\.?");

    private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z]+://([^/?#]+)");
    private static final Set<String> FIELDS = Set.of(
            "ApiEndpoint",
            "Method",
            "Authentication",
            "InvocationConfig",
            "Headers",
            "QueryParameters",
            "RequestBody",
            "Transform");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD");

    /** Developer Guide, "Call HTTPS APIs", the headers that cannot be used. */
    private static final HeaderRules HEADERS = new HeaderRules(
            Set.of(
                    "a-im",
                    "accept-charset",
                    "accept-datetime",
                    "accept-encoding",
                    "authorization",
                    "cache-control",
                    "connection",
                    "content-encoding",
                    "content-length",
                    "content-md5",
                    "date",
                    "expect",
                    "forwarded",
                    "from",
                    "host",
                    "http2-settings",
                    "max-forwards",
                    "origin",
                    "pragma",
                    "proxy-authorization",
                    "referer",
                    "server",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "via",
                    "warning"),
            List.of("if-", "x-forwarded-", "x-amz-", "x-amzn-"),
            "a connection",
            false);

    static HttpParameters read(Json parameters) throws Refused {
        CallParameters all = CallParameters.of(parameters, FIELDS);
        String method = all.requiredText("Method");
        if (!METHODS.contains(method)) {
            throw Refused.because("The value for the field 'Method' must be one of GET, POST, PUT, DELETE, PATCH,"
                    + " OPTIONS, HEAD");
        }
        CallParameters transform = nested(all, "Transform", Set.of("RequestBodyEncoding", "RequestEncodingOptions"));
        CallParameters options = nested(transform, "RequestEncodingOptions", Set.of("ArrayFormat"));
        String encoding = transform.text("RequestBodyEncoding");
        if (encoding != null && !encoding.equals("NONE") && !encoding.equals("URL_ENCODED")) {
            throw Refused.because(
                    "The value for the field 'Transform.RequestBodyEncoding' must be NONE or URL_ENCODED");
        }
        boolean form = "URL_ENCODED".equals(encoding);
        Object body = all.value("RequestBody");
        if (form && body != null && !(body instanceof Map<?, ?>)) {
            throw Refused.because("The value for the field 'RequestBody' must be an OBJECT, as"
                    + " 'Transform.RequestBodyEncoding' is URL_ENCODED");
        }
        return new HttpParameters(
                endpoint(all.requiredText("ApiEndpoint")),
                method,
                HEADERS.read(all.value("Headers")),
                query(all.value("QueryParameters")),
                body,
                form,
                arrays(options.text("ArrayFormat")),
                connection(all));
    }

    private static URI endpoint(String text) throws Refused {
        URI uri;
        try {
            uri = new URI(text.length() > ENDPOINT_CHARACTERS_MAX ? "" : text);
        } catch (URISyntaxException notAUrl) {
            throw refusedEndpoint("a URL such as https://api.example.com/orders");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refusedEndpoint("a URL such as https://api.example.com/orders");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw refusedEndpoint("a URL without user and fragment; credentials are for a connection to hold");
        }
        if (uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > 65_535) {
            throw refusedEndpoint("a URL with a host name or an address, and a port from 1 to 65535 if any");
        }
        if (NUMBER_LAST.matcher(uri.getHost()).matches()
                && !IPV4.matcher(uri.getHost()).matches()) {
            throw refusedEndpoint("a URL whose address has four decimal numbers without leading zeros, as 192.0.2.1");
        }
        try {
            return new URI(scheme + text.substring(scheme.length()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("it was a URI before", e);
        }
    }

    /** Host and port of an endpoint as it is written; empty when there are none to find. */
    static String hostIn(String endpoint) {
        Matcher authority =
                AUTHORITY.matcher(endpoint.substring(0, Math.min(endpoint.length(), ENDPOINT_CHARACTERS_MAX)));
        return authority.lookingAt() ? authority.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private static Refused refusedEndpoint(String wanted) {
        return Refused.because("The value for the field 'ApiEndpoint' must be " + wanted);
    }

    private static Map<?, ?> query(@Nullable Object value) throws Refused {
        return switch (value) {
            case null -> Map.of();
            case Map<?, ?> members -> members;
            default -> throw Refused.because("The value for the field 'QueryParameters' must be an OBJECT");
        };
    }

    private static @Nullable ArrayFormat arrays(@Nullable String text) throws Refused {
        for (ArrayFormat format : ArrayFormat.values()) {
            if (format.name().equals(text)) {
                return format;
            }
        }
        if (text == null) {
            return null;
        }
        throw Refused.because("The value for the field 'Transform.RequestEncodingOptions.ArrayFormat' must be one of "
                + Arrays.toString(ArrayFormat.values()));
    }

    private static @Nullable String connection(CallParameters all) throws Refused {
        Set<String> fields = Set.of("ConnectionArn");
        String authentication = nested(all, "Authentication", fields).text("ConnectionArn");
        String invocation = nested(all, "InvocationConfig", fields).text("ConnectionArn");
        if (authentication != null && invocation != null && !authentication.equals(invocation)) {
            throw Refused.because("The fields 'Authentication.ConnectionArn' and 'InvocationConfig.ConnectionArn' must"
                    + " name the same connection");
        }
        return authentication == null ? invocation : authentication;
    }

    private static CallParameters nested(CallParameters all, String field, Set<String> fields) throws Refused {
        return switch (all.value(field)) {
            case null -> CallParameters.of(Json.EMPTY_OBJECT, fields);
            case Map<?, ?> members -> CallParameters.of(Json.of(members), fields);
            default -> throw Refused.because("The value for the field '" + field + "' must be an OBJECT");
        };
    }
}
