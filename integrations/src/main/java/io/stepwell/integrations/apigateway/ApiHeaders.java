package io.stepwell.integrations.apigateway;

import io.stepwell.integrations.aws.CallParameters.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers that a task gives, each with one value or with a list of them. */
final class ApiHeaders {
    private static final int HEADERS_MAX = 100;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]{0,8192}");

    /** Developer Guide, "Create API Gateway REST APIs", the note on header keys; and those of HTTP itself. */
    private static final Set<String> FORBIDDEN = Set.of(
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
            "www-authenticate");

    private static final List<String> FORBIDDEN_STARTS = List.of("x-forwarded", "x-amz", "x-amzn");

    private ApiHeaders() {}

    static Map<String, List<String>> read(@Nullable Object value) throws Refused {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (value == null) {
            return headers;
        }
        if (!(value instanceof Map<?, ?> members) || members.size() > HEADERS_MAX) {
            throw Refused.because(
                    "The value for the field 'Headers' must be an OBJECT with at most " + HEADERS_MAX + " members");
        }
        for (Map.Entry<?, ?> member : members.entrySet()) {
            String name = (String) member.getKey();
            String lower = name.toLowerCase(Locale.ROOT);
            if (!NAME.matcher(name).matches()
                    || FORBIDDEN.contains(lower)
                    || FORBIDDEN_STARTS.stream().anyMatch(lower::startsWith)) {
                throw Refused.because("The header '" + name + "' of the field 'Headers' cannot be used");
            }
            for (String text : texts("Headers", name, member.getValue())) {
                if (!VALUE.matcher(text).matches()) {
                    throw Refused.because(
                            "The value for the field 'Headers." + name + "' must be a STRING of one line");
                }
                headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(text);
            }
        }
        return headers;
    }

    /** The values of a member that is a scalar or a list of scalars; null stands for no value. */
    static List<String> texts(String field, String name, @Nullable Object value) throws Refused {
        List<String> texts = new ArrayList<>();
        for (Object each : value instanceof List<?> list ? list : Collections.singletonList(value)) {
            switch (each) {
                case null -> {}
                case String text -> texts.add(text);
                case BigDecimal number -> texts.add(number.toPlainString());
                case Number number -> texts.add(number.toString());
                case Boolean truth -> texts.add(truth.toString());
                default ->
                    throw Refused.because("The value for the field '" + field + "." + name
                            + "' must be a STRING, or a LIST of these");
            }
        }
        return texts;
    }
}
