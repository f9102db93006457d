package io.stepwell.conformance.compare;

import java.util.regex.Pattern;

/** ISO 8601 times with a zone: {@code 2025-01-31T12:00:00.123Z}, {@code ...+01:00}. Impossible dates are none. */
final class Timestamps {
    private static final String DATE = "(?:[1-9]\\d{3}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])"
            + "|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)"
            + "|(?:[1-9]\\d(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[13579][26])00)-02-29)";

    /** The regular expression for one such time. */
    static final String PATTERN =
            DATE + "T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+-][01]\\d:?(?:[0-5]\\d)?)";

    private static final Pattern WHOLE = Pattern.compile(PATTERN);

    private Timestamps() {}

    static boolean isTime(String text) {
        return WHOLE.matcher(text).matches();
    }
}
