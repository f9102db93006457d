package io.stepwell.integrations.http;

import io.stepwell.integrations.aws.PlainNumber;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as {@code application/x-www-form-urlencoded}; members of objects are named {@code outer[inner]}. The
 * depth of what is written is bounded by that of JSON.
 */
final class FormEncoding {
    /** How the items of an array are named (Developer Guide, {@code RequestEncodingOptions.ArrayFormat}). */
    enum ArrayFormat {
        /** {@code a[0]=1&a[1]=2}. */
        INDICES,
        /** {@code a=1&a=2}. */
        REPEAT,
        /** {@code a=1,2}. */
        COMMAS,
        /** {@code a[]=1&a[]=2}. */
        BRACKETS
    }

    private record Pair(String name, String value) {}

    private final ArrayFormat format;
    private final List<Pair> pairs = new ArrayList<>();

    private FormEncoding(ArrayFormat format) {
        this.format = format;
    }

    static String write(Map<?, ?> members, ArrayFormat format) {
        FormEncoding form = new FormEncoding(format);
        members.forEach((name, value) -> form.add((String) name, value));
        return form.pairs.stream()
                .map(pair -> encode(pair.name()) + "=" + encode(pair.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void add(String name, @Nullable Object value) {
        switch (value) {
            case null -> pairs.add(new Pair(name, ""));
            case Map<?, ?> members -> members.forEach((inner, each) -> add(name + "[" + inner + "]", each));
            case List<?> items -> addItems(name, items);
            default -> pairs.add(new Pair(name, text(value)));
        }
    }

    private void addItems(String name, List<?> items) {
        if (format == ArrayFormat.COMMAS && items.stream().noneMatch(FormEncoding::isContainer)) {
            pairs.add(new Pair(name, items.stream().map(FormEncoding::text).collect(Collectors.joining(","))));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            add(name + suffix(i), items.get(i));
        }
    }

    private String suffix(int index) {
        return switch (format) {
            case INDICES, COMMAS -> "[" + index + "]";
            case REPEAT -> "";
            case BRACKETS -> "[]";
        };
    }

    private static boolean isContainer(@Nullable Object value) {
        return value instanceof Map<?, ?> || value instanceof List<?>;
    }

    private static String text(@Nullable Object scalar) {
        return switch (scalar) {
            case null -> "";
            case Number number -> PlainNumber.text(number);
            default -> scalar.toString();
        };
    }
}
