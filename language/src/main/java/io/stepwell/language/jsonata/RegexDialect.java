package io.stepwell.language.jsonata;

/** Rewrites JavaScript's notation of regular expressions where Java's means something else. */
final class RegexDialect {
    private RegexDialect() {}

    static String toJava(String source, boolean lines) {
        StringBuilder out = new StringBuilder(source.length() + 8);
        boolean inClass = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\' && i + 1 < source.length()) {
                out.append(c).append(source.charAt(++i));
            } else if (inClass) {
                inClass = c != ']';
                out.append(c == '[' || c == '&' ? "\\" : "").append(c);
            } else if (c == '[') {
                inClass = true;
                i = appendOpening(out, source, i);
                inClass = out.charAt(out.length() - 1) != ']';
            } else if (c == '$' && !lines) {
                out.append("\\z");
            } else if (c == '{' && !isQuantifier(source, i)) {
                out.append("\\{");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** JavaScript's {@code []} matches nothing and {@code [^]} everything. */
    private static int appendOpening(StringBuilder out, String source, int at) {
        if (source.startsWith("[^]", at)) {
            out.append("[\\s\\S]");
            return at + 2;
        }
        if (source.startsWith("[]", at)) {
            out.append("[^\\s\\S]");
            return at + 1;
        }
        out.append('[');
        return at;
    }

    private static boolean isQuantifier(String source, int at) {
        int end = source.indexOf('}', at);
        if (end < 0 || end == at + 1) {
            return false;
        }
        for (int i = at + 1; i < end; i++) {
            char c = source.charAt(i);
            if (!(Character.isDigit(c) || (c == ',' && i > at + 1))) {
                return false;
            }
        }
        return true;
    }
}
