package io.stepwell.integrations.apigateway;

import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallParameters.Refused;
import io.stepwell.integrations.http.HeaderRules;
import io.stepwell.language.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of {@code apigateway:invoke} (Developer Guide, "Create API Gateway REST APIs", "Request format").
 *
 * @param host {@code ApiEndpoint}
 * @param region the region in the host
 * @param target path and query, encoded
 * @param body null for none
 */
record ApiRequest(
        String host,
        String region,
        String method,
        String target,
        Map<String, List<String>> headers,
        @Nullable String body,
        AuthType authType) {
    /** How the caller says who it is. */
    enum AuthType {
        NO_AUTH,
        IAM_ROLE,
        RESOURCE_POLICY
    }

    private static final Set<String> FIELDS = Set.of(
            "AllowNullValues",
            "ApiEndpoint",
            "AuthType",
            "Headers",
            "Method",
            "Path",
            "QueryParameters",
            "RequestBody",
            "Stage");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");
    private static final Set<String> WITH_BODY = Set.of("PATCH", "POST", "PUT");
    private static final Pattern HOST =
            Pattern.compile("[0-9a-z]{1,64}\\.execute-api\\.([a-z0-9-]{1,32})\\.amazonaws\\.com(\\.cn)?");
    private static final Pattern ENCODED = Pattern.compile("%[0-9A-Fa-f]{2}");
    private static final int PATH_CHARACTERS_MAX = 8_192;
    private static final int DEPTH_MAX = 200;

    /** Developer Guide, "Create API Gateway REST APIs", the note on header keys; and those of HTTP itself. */
    private static final HeaderRules HEADERS = new HeaderRules(
            Set.of(
                    "authorization",
                    "connection",
                    "content-length",
                    "content-md5",
                    "expect",
                    "host",
                    "max-forwards",
                    "proxy-authenticate",
                    "server",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "via",
                    "www-authenticate"),
            List.of("x-forwarded", "x-amz", "x-amzn"),
            "'AuthType'",
            true);

    static ApiRequest read(Json parameters) throws Refused {
        CallParameters all = CallParameters.of(parameters, FIELDS);
        String host = all.requiredText("ApiEndpoint");
        Matcher known = HOST.matcher(host);
        if (!known.matches()) {
            throw Refused.because("The value for the field 'ApiEndpoint' must be a host name of API Gateway, such as"
                    + " example.execute-api.us-east-1.amazonaws.com");
        }
        String method = all.requiredText("Method");
        if (!METHODS.contains(method)) {
            throw Refused.because("The value for the field 'Method' must be one of GET, POST, PUT, DELETE, PATCH, HEAD,"
                    + " OPTIONS");
        }
        Object body = WITH_BODY.contains(method) ? all.value("RequestBody") : null;
        if (!nulls(all.value("AllowNullValues"))) {
            body = withoutNulls(body, 0);
        }
        Map<String, List<String>> headers = HEADERS.read(all.value("Headers"));
        if (body != null) {
            headers.putIfAbsent("Content-Type", List.of("application/json"));
        }
        return new ApiRequest(
                host,
                known.group(1),
                method,
                path(all.text("Stage"), all.text("Path")) + query(all.value("QueryParameters")),
                headers,
                body == null
                        ? null
                        : body instanceof String text ? text : Json.of(body).text(),
                authType(all.text("AuthType")));
    }

    private static boolean nulls(@Nullable Object value) throws Refused {
        return switch (value) {
            case null -> false;
            case Boolean allowed -> allowed;
            default -> throw Refused.because("The value for the field 'AllowNullValues' must be a BOOLEAN");
        };
    }

    /** Members that are null are not sent, unless {@code AllowNullValues} says so. */
    private static @Nullable Object withoutNulls(@Nullable Object value, int depth) throws Refused {
        if (depth > DEPTH_MAX) {
            throw Refused.because("The value for the field 'RequestBody' is nested deeper than " + DEPTH_MAX);
        }
        if (value instanceof Map<?, ?> members) {
            Map<String, @Nullable Object> kept = new LinkedHashMap<>();
            for (Map.Entry<?, ?> member : members.entrySet()) {
                if (member.getValue() != null) {
                    kept.put((String) member.getKey(), withoutNulls(member.getValue(), depth + 1));
                }
            }
            return kept;
        }
        if (value instanceof List<?> elements) {
            List<@Nullable Object> kept = new ArrayList<>();
            for (Object element : elements) {
                kept.add(withoutNulls(element, depth + 1));
            }
            return kept;
        }
        return value;
    }

    private static AuthType authType(@Nullable String text) throws Refused {
        for (AuthType type : AuthType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        if (text == null) {
            return AuthType.NO_AUTH;
        }
        throw Refused.because("The value for the field 'AuthType' must be NO_AUTH, IAM_ROLE or RESOURCE_POLICY");
    }

    private static String path(@Nullable String stage, @Nullable String path) throws Refused {
        StringBuilder joined = new StringBuilder();
        for (String part : new String[] {stage, path}) {
            String plain = part == null ? "" : part.startsWith("/") ? part.substring(1) : part;
            if (!plain.isEmpty()) {
                joined.append(joined.length() > 0 && joined.charAt(joined.length() - 1) == '/' ? "" : "/")
                        .append(encoded(plain));
            }
        }
        if (joined.length() > PATH_CHARACTERS_MAX) {
            throw Refused.because(
                    "The fields 'Stage' and 'Path' together must have at most " + PATH_CHARACTERS_MAX + " characters");
        }
        return joined.isEmpty() ? "/" : joined.toString();
    }

    /** A path in which slashes and what is encoded already stay. */
    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        Matcher already = ENCODED.matcher(path);
        int at = 0;
        while (already.find()) {
            encoded.append(encodedText(path.substring(at, already.start()))).append(already.group());
            at = already.end();
        }
        return encoded.append(encodedText(path.substring(at))).toString();
    }

    private static String encodedText(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%7E", "~");
    }

    private static String query(@Nullable Object value) throws Refused {
        if (value == null) {
            return "";
        }
        if (!(value instanceof Map<?, ?> members)) {
            throw Refused.because("The value for the field 'QueryParameters' must be an OBJECT");
        }
        List<String> pairs = new ArrayList<>();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            for (String each : CallParameters.texts("QueryParameters." + name, member.getValue())) {
                pairs.add(encodedName(name) + "=" + encodedName(each));
            }
        }
        return pairs.isEmpty() ? "" : pairs.stream().collect(Collectors.joining("&", "?", ""));
    }

    private static String encodedName(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
