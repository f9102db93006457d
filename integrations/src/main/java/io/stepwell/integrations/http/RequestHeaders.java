package io.stepwell.integrations.http;

import io.stepwell.integrations.aws.CallParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers that a task gives (Developer Guide, "Call HTTPS APIs", the headers that cannot be used). */
final class RequestHeaders {
    private static final int HEADERS_MAX = 100;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]{0,8192}");
    private static final Set<String> FORBIDDEN = Set.of(
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
            "warning");
    private static final List<String> FORBIDDEN_STARTS = List.of("if-", "x-forwarded-", "x-amz-", "x-amzn-");

    private RequestHeaders() {}

    /** All values by the name of the header, without regard to case. */
    static Map<String, List<String>> read(@Nullable Object value) throws CallParameters.Refused {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (value == null) {
            return headers;
        }
        if (!(value instanceof Map<?, ?> members) || members.size() > HEADERS_MAX) {
            throw refused(
                    "The value for the field 'Headers' must be an OBJECT with at most " + HEADERS_MAX + " members");
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            if (!NAME.matcher(name).matches()) {
                throw refused("The field 'Headers' has a member that is no name of a header");
            }
            if (isForbidden(name)) {
                throw refused("The header '" + name + "' of the field 'Headers' cannot be used"
                        + (name.equalsIgnoreCase("authorization") ? "; it is for a connection to set" : ""));
            }
            headers.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(values(name, member.getValue()));
        }
        return headers;
    }

    private static boolean isForbidden(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return FORBIDDEN.contains(lower) || FORBIDDEN_STARTS.stream().anyMatch(lower::startsWith);
    }

    private static List<String> values(String name, @Nullable Object value) throws CallParameters.Refused {
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : java.util.Collections.singletonList(value)) {
            if (!(each instanceof String || each instanceof Number || each instanceof Boolean)
                    || !isValue(each.toString())) {
                throw refused("The value for the field 'Headers." + name
                        + "' must be a STRING of one line, or a list of these");
            }
            texts.add(each.toString());
        }
        return texts;
    }

    /** Whether a header can have this name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether a header can have this value: one line, Latin-1. */
    static boolean isValue(String text) {
        return VALUE.matcher(text).matches();
    }

    private static CallParameters.Refused refused(String message) {
        return CallParameters.Refused.because(message);
    }
}
