package io.stepwell.integrations.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A function as Lambda's API names it: {@code name}, {@code name:alias}, {@code 123456789012:function:name[:alias]} or
 * {@code arn:aws:lambda:region:123456789012:function:name[:alias]} (Lambda API Reference, Invoke, "FunctionName").
 *
 * @param text as given
 * @param name the plain name
 * @param qualifier the version or alias in the text; null for none
 */
public record FunctionName(
        String text, String name, @Nullable String qualifier) {
    private static final Pattern SYNTAX =
            Pattern.compile("(?:(?:arn:aws[a-z0-9-]*:lambda:[a-z0-9-]+:)?\\d{12}:function:)?"
                    + "([a-zA-Z0-9_.-]{1,140})(?::(\\$LATEST|[a-zA-Z0-9_-]{1,128}))?");

    /** Reads a name; null when the text is none. */
    public static @Nullable FunctionName parse(String text) {
        Matcher parts = SYNTAX.matcher(text);
        return text.length() <= 400 && parts.matches() ? new FunctionName(text, parts.group(1), parts.group(2)) : null;
    }
}
