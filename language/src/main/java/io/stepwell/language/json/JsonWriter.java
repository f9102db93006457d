package io.stepwell.language.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a plain tree as compact JSON text. */
public final class JsonWriter {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private JsonWriter() {}

    /** The compact JSON text of a tree of maps, lists, strings, numbers, booleans and nulls. */
    public static String write(@Nullable Object tree) {
        StringBuilder out = new StringBuilder(64);
        append(out, tree);
        return out.toString();
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String s -> appendString(out, s);
            case Map<?, ?> map -> appendObject(out, map);
            case Iterable<?> list -> appendArray(out, list);
            case Number n -> out.append(n);
            case Boolean b -> out.append(b.booleanValue());
            case Json json -> out.append(json.text());
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        }
    }

    private static void appendObject(StringBuilder out, Map<?, ?> map) {
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> member : map.entrySet()) {
            out.append(separator);
            appendString(out, (String) member.getKey());
            out.append(':');
            append(out, member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private static void appendArray(StringBuilder out, Iterable<?> list) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            append(out, element);
            separator = ",";
        }
        out.append(']');
    }

    /** Appends a JSON string literal, escaping only what JSON demands. */
    public static void appendString(StringBuilder out, String s) {
        out.append('"');
        int from = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\') {
                continue;
            }
            out.append(s, from, i);
            from = i + 1;
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        out.append(s, from, s.length()).append('"');
    }
}
