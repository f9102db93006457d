package io.stepwell.language.jsonata;

import java.util.List;

/** The replacement of a match: {@code $n} is a group, {@code $0} the match, {@code $$} a dollar sign. */
final class Substitution {
    private Substitution() {}

    static String of(String template, String match, List<?> groups, Meter meter) {
        StringBuilder out = new StringBuilder();
        int from = 0;
        int dollar = template.indexOf('$');
        while (dollar >= 0) {
            out.append(template, from, dollar);
            from = appendReference(out, template, dollar + 1, match, groups, meter);
            dollar = template.indexOf('$', from);
        }
        meter.characters(template.length());
        return out.append(template, from, template.length()).toString();
    }

    /** Appends what a dollar sign means; returns the place behind it. */
    private static int appendReference(
            StringBuilder out, String template, int at, String match, List<?> groups, Meter meter) {
        char next = at < template.length() ? template.charAt(at) : ' ';
        if (next == '$') {
            out.append('$');
            return at + 1;
        }
        if (next == '0') {
            meter.characters(match.length());
            out.append(match);
            return at + 1;
        }
        int digits = Math.max(1, String.valueOf(groups.size()).length());
        int end = at;
        while (end < template.length() && end - at < digits && Character.isDigit(template.charAt(end))) {
            end++;
        }
        if (end == at) {
            out.append('$');
            return at;
        }
        int group = Integer.parseInt(template.substring(at, end));
        if (end - at > 1 && group > groups.size()) {
            group = Integer.parseInt(template.substring(at, --end));
        }
        if (group <= groups.size() && group > 0 && groups.get(group - 1) instanceof String text) {
            meter.characters(text.length());
            out.append(text);
        }
        return end;
    }
}
