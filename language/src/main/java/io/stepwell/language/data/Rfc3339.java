package io.stepwell.language.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Timestamps as the language wants them: RFC 3339 with an upper-case T and Z (ASL section "Timestamps"). */
public final class Rfc3339 {
    private static final Pattern SHAPE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    /** The longest timestamp of that shape, in characters. */
    private static final int MAX_CHARACTERS = 35;

    private Rfc3339() {}

    /** The instant; null when the text is not such a timestamp. */
    public static @Nullable Instant parse(String text) {
        if (text.length() > MAX_CHARACTERS || !SHAPE.matcher(text).matches()) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
