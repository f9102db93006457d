package io.stepwell.language.intrinsic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template of {@code States.Format}, cut at its placeholders.
 *
 * @param texts the texts before, between and after the placeholders: one more than there are placeholders
 * @param fault what makes the template unusable, as AWS words it; null when it is sound
 */
record FormatTemplate(List<String> texts, @Nullable String fault) {
    /** A literal, still with its escapes, which are known to be valid. */
    static FormatTemplate ofLiteral(String escaped) {
        return read(escaped, "'{}\\");
    }

    /** A string from a document: only an escaped brace is an escape there, other backslashes are data. */
    static FormatTemplate ofValue(String value) {
        return read(value, "{}");
    }

    int placeholders() {
        return texts.size() - 1;
    }

    private static FormatTemplate read(String source, String escapable) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            boolean last = i + 1 == source.length();
            if (c == '\\' && !last && escapable.indexOf(source.charAt(i + 1)) >= 0) {
                text.append(source.charAt(++i));
            } else if (c == '{' && !last && source.charAt(i + 1) == '}') {
                texts.add(text.toString());
                text.setLength(0);
                i++;
            } else if (c == '{') {
                return new FormatTemplate(List.of(), "matching '}' not found for '{'.");
            } else if (c == '}') {
                return new FormatTemplate(List.of(), "matching '{' not found for '}'.");
            } else {
                text.append(c);
            }
        }
        texts.add(text.toString());
        return new FormatTemplate(List.copyOf(texts), null);
    }
}
