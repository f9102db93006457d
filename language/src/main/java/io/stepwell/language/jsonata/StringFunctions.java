package io.stepwell.language.jsonata;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Functions of strings that need no regular expression; characters are Unicode code points. */
final class StringFunctions {
    private static final String BLANKS = " \t\n\r";

    private StringFunctions() {}

    static void define(Builtins table) {
        table.define(
                "string",
                "<x-b?:s>",
                1,
                a -> a.has(0) ? Text.of(a.get(0), a.has(1) && a.isTrue(1), a.meter()) : Values.UNDEFINED);
        table.defineStrict("substring", "<s-nn?:s>", StringFunctions::substring);
        table.defineStrict("substringBefore", "<s-s:s>", a -> around(a, false));
        table.defineStrict("substringAfter", "<s-s:s>", a -> around(a, true));
        table.defineStrict("lowercase", "<s-:s>", a -> paid(a).toLowerCase(Locale.ROOT));
        table.defineStrict("uppercase", "<s-:s>", a -> paid(a).toUpperCase(Locale.ROOT));
        table.defineStrict("length", "<s-:n>", a -> length(paid(a)));
        table.defineStrict("trim", "<s-:s>", a -> trim(paid(a)));
        table.defineStrict("pad", "<s-ns?:s>", StringFunctions::pad);
        table.defineStrict("join", "<a<s>s?:s>", StringFunctions::join);
    }

    private static String paid(Arguments a) {
        a.meter().characters(a.string(0).length());
        return a.string(0);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String slice(String text, double from, double to) {
        int length = length(text);
        int start = bounded(from, length);
        int end = bounded(to, length);
        return start >= end ? "" : text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }

    private static int bounded(double index, int length) {
        double whole = index < 0 ? Math.ceil(index) + length : Math.floor(index);
        return (int) Math.max(0, Math.min(whole, length));
    }

    private static String substring(Arguments a) {
        String text = paid(a);
        int length = length(text);
        double start = a.real(1);
        if (length + start < 0) {
            start = 0;
        }
        if (!a.has(2)) {
            return slice(text, start, length);
        }
        if (a.real(2) <= 0) {
            return "";
        }
        double end = start >= 0 ? start + a.real(2) : length + start + a.real(2);
        return slice(text, start, end);
    }

    private static String around(Arguments a, boolean after) {
        String text = paid(a);
        if (!a.has(1)) {
            return text;
        }
        int at = text.indexOf(a.string(1));
        if (at < 0) {
            return text;
        }
        return after ? text.substring(at + a.string(1).length()) : text.substring(0, at);
    }

    private static String trim(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            boolean blank = BLANKS.indexOf(text.charAt(i)) >= 0;
            if (!blank) {
                out.append(text.charAt(i));
            } else if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
                out.append(' ');
            }
        }
        int end = out.length();
        return end > 0 && out.charAt(end - 1) == ' ' ? out.substring(0, end - 1) : out.toString();
    }

    private static String pad(Arguments a) {
        String text = paid(a);
        String with = a.has(2) && !a.string(2).isEmpty() ? a.string(2) : " ";
        double missing = Math.abs(Math.rint(a.real(1))) - length(text);
        if (missing <= 0) {
            return text;
        }
        a.meter().characters((long) Math.min(missing, Long.MAX_VALUE / 4.0) * with.length());
        int unit = length(with);
        int count = (int) missing;
        String padding = with.repeat(count / unit) + slice(with, 0, count % unit);
        return a.real(1) > 0 ? text + padding : padding + text;
    }

    private static String join(Arguments a) {
        List<?> parts = a.list(0);
        @Nullable String separator = a.optionalString(1);
        StringBuilder out = new StringBuilder();
        Iterator<?> rest = parts.iterator();
        while (rest.hasNext()) {
            String part = (String) rest.next();
            a.meter().step();
            a.meter().characters(part.length() + (separator == null ? 0L : separator.length()));
            out.append(part).append(separator != null && rest.hasNext() ? separator : "");
        }
        return out.toString();
    }
}
