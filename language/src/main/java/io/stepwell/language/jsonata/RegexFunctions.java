package io.stepwell.language.jsonata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Functions that take a text or a matcher, which is a regular expression or any function that acts like one. */
final class RegexFunctions {
    private RegexFunctions() {}

    static void define(Builtins table) {
        table.defineStrict("contains", "<s-(sf):b>", RegexFunctions::contains);
        table.defineStrict("match", "<s-f<s:o>n?:a<o>>", RegexFunctions::match);
        table.defineStrict("replace", "<s-(sf)(sf)n?:s>", RegexFunctions::replace);
        table.defineStrict("split", "<s-(sf)n?:a<s>>", RegexFunctions::split);
    }

    /**
     * A match as a matcher reports it.
     *
     * @param object the report itself
     */
    private record Match(
            Map<?, ?> object,
            String text,
            int start,
            int end,
            List<?> groups,
            @Nullable Object next) {}

    private static @Nullable Match first(Arguments a, Function matcher, String text) {
        return match(a, a.call(matcher, text));
    }

    private static @Nullable Match following(Arguments a, Match match) {
        a.meter().step();
        return match.next() instanceof Function next ? match(a, a.call(next, Values.UNDEFINED)) : null;
    }

    private static @Nullable Match match(Arguments a, @Nullable Object report) {
        if (report == Values.UNDEFINED || report == null) {
            return null;
        }
        if (report instanceof Map<?, ?> object
                && object.get("start") instanceof Number start
                && object.get("end") instanceof Number end
                && object.get("groups") instanceof List<?> groups) {
            String text = object.get("match") instanceof String matched ? matched : "";
            return new Match(object, text, start.intValue(), end.intValue(), groups, object.get("next"));
        }
        throw Fault.of("T1010");
    }

    private static double limit(Arguments a, int index, String refusal) {
        double limit = a.real(index, Double.POSITIVE_INFINITY);
        if (limit < 0) {
            throw Fault.of(refusal).value(a.number(index)).with("index", index + 1);
        }
        return limit;
    }

    private static Object contains(Arguments a) {
        if (a.get(1) instanceof String part) {
            a.meter().characters(a.string(0).length());
            return a.string(0).contains(part);
        }
        return first(a, a.function(1), a.string(0)) != null;
    }

    private static Object match(Arguments a) {
        double limit = limit(a, 2, "D3040");
        Sequence result = Sequence.query();
        Match match = limit > 0 ? first(a, a.function(1), a.string(0)) : null;
        while (match != null && result.size() < limit) {
            Members found = new Members();
            found.put("match", match.text());
            found.put("index", match.start());
            found.put("groups", match.groups());
            a.meter().elements(20);
            result.add(found);
            match = following(a, match);
        }
        return result;
    }

    private static Object replace(Arguments a) {
        if ("".equals(a.get(1))) {
            throw Fault.of("D3010").value("").with("index", 2);
        }
        double limit = limit(a, 3, "D3011");
        String text = a.string(0);
        StringBuilder out = new StringBuilder();
        int from = a.get(1) instanceof String part
                ? replaceText(a, text, part, limit, out)
                : replaceMatches(a, text, limit, out);
        a.meter().characters(text.length());
        return out.append(text, from, text.length()).toString();
    }

    private static int replaceText(Arguments a, String text, String part, double limit, StringBuilder out) {
        String with = a.string(2);
        int from = 0;
        int at = text.indexOf(part);
        for (int count = 0; at >= 0 && count < limit; count++) {
            a.meter().characters(with.length() + at - from + 16L);
            out.append(text, from, at).append(with);
            from = at + part.length();
            at = text.indexOf(part, from);
        }
        return from;
    }

    private static int replaceMatches(Arguments a, String text, double limit, StringBuilder out) {
        int from = 0;
        Match match = limit > 0 ? first(a, a.function(1), text) : null;
        for (int count = 0; match != null && count < limit; count++) {
            String with = replacement(a, match);
            int start = Math.max(from, Math.min(match.start(), text.length()));
            a.meter().characters(with.length() + start - from + 16L);
            out.append(text, from, start).append(with);
            from = Math.min(start + match.text().length(), text.length());
            match = following(a, match);
        }
        return from;
    }

    private static String replacement(Arguments a, Match match) {
        if (a.get(2) instanceof String template) {
            return Substitution.of(template, match.text(), match.groups(), a.meter());
        }
        if (a.call(a.function(2), match.object()) instanceof String text) {
            return text;
        }
        throw Fault.of("D3012");
    }

    private static Object split(Arguments a) {
        double limit = limit(a, 2, "D3020");
        String text = a.string(0);
        Sequence parts = new Sequence();
        if (a.get(1) instanceof String separator) {
            splitAt(a, text, separator, Math.floor(limit), parts);
        } else if (limit > 0) {
            splitByMatches(a, text, limit, parts);
        }
        return parts;
    }

    private static void add(Arguments a, Sequence parts, String part) {
        a.meter().characters(part.length() + 40L);
        parts.add(part);
    }

    private static void splitAt(Arguments a, String text, String separator, double limit, Sequence parts) {
        int from = 0;
        if (separator.isEmpty()) {
            for (; from < text.length() && parts.size() < limit; from++) {
                add(a, parts, text.substring(from, from + 1));
            }
            return;
        }
        int at = text.indexOf(separator);
        while (at >= 0 && parts.size() < limit) {
            add(a, parts, text.substring(from, at));
            from = at + separator.length();
            at = text.indexOf(separator, from);
        }
        if (parts.size() < limit) {
            add(a, parts, text.substring(from));
        }
    }

    private static void splitByMatches(Arguments a, String text, double limit, Sequence parts) {
        int from = 0;
        Match match = first(a, a.function(1), text);
        while (match != null && parts.size() < limit) {
            add(a, parts, text.substring(from, Math.max(from, Math.min(match.start(), text.length()))));
            from = Math.max(from, Math.min(match.end(), text.length()));
            match = following(a, match);
        }
        if (parts.size() < limit) {
            add(a, parts, text.substring(from));
        }
    }
}
