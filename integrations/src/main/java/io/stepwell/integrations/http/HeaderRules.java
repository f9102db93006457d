package io.stepwell.integrations.http;

import io.stepwell.integrations.aws.CallParameters;
import io.stepwell.integrations.aws.CallParameters.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which headers a task may give, each with one value or with a list of them.
 *
 * @param forbidden names of headers that cannot be used, in lower case
 * @param forbiddenStarts beginnings of such names, in lower case
 * @param authorizedBy who sets {@code Authorization} instead
 * @param nullIsNone whether null stands for no value; otherwise it is refused
 */
public record HeaderRules(
        Set<String> forbidden, List<String> forbiddenStarts, String authorizedBy, boolean nullIsNone) {
    private static final int HEADERS_MAX = 100;
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]{0,8192}");

    public HeaderRules {
        forbidden = Set.copyOf(forbidden);
        forbiddenStarts = List.copyOf(forbiddenStarts);
    }

    /**
     * All values by the name of the header, without regard to case.
     *
     * @param value the member {@code Headers}; null when the task has none
     * @throws Refused when a header cannot have such a name or value, or is forbidden
     */
    public Map<String, List<String>> read(@Nullable Object value) throws Refused {
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
            requireUsable(name);
            List<String> values = values(name, member.getValue());
            if (!values.isEmpty()) {
                headers.computeIfAbsent(name, _ -> new ArrayList<>()).addAll(values);
            }
        }
        return headers;
    }

    private void requireUsable(String name) throws Refused {
        if (!isName(name)) {
            throw Refused.because("The field 'Headers' has a member that is no name of a header");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (forbidden.contains(lower) || forbiddenStarts.stream().anyMatch(lower::startsWith)) {
            throw Refused.because("The header '" + name + "' of the field 'Headers' cannot be used"
                    + (lower.equals("authorization") ? "; it is for " + authorizedBy + " to set" : ""));
        }
    }

    private List<String> values(String name, @Nullable Object value) throws Refused {
        List<String> texts = CallParameters.texts("Headers." + name, value);
        boolean lacksOne =
                value == null || value instanceof List<?> list && list.stream().anyMatch(Objects::isNull);
        if (lacksOne && !nullIsNone || !texts.stream().allMatch(HeaderRules::isValue)) {
            throw Refused.because(
                    "The value for the field 'Headers." + name + "' must be a STRING of one line, or a LIST of these");
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
}
