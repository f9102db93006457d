package io.stepwell.integrations.protocol;

import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of the vectors: blobs are written as their text, timestamps as seconds since the epoch. */
final class VectorValues {
    private VectorValues() {}

    static Map<String, @Nullable Object> typed(Shape structure, Map<?, ?> members) {
        Map<String, @Nullable Object> typed = new LinkedHashMap<>();
        members.forEach((name, value) -> {
            Member member = Objects.requireNonNull(structure.member((String) name), String.valueOf(name));
            typed.put((String) name, typed(member.shape(), value));
        });
        return typed;
    }

    private static @Nullable Object typed(Shape shape, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map when shape.kind() == Shape.Kind.STRUCTURE -> typed(shape, map);
            case Map<?, ?> map
            when shape.kind() == Shape.Kind.MAP -> {
                Map<String, @Nullable Object> typed = new LinkedHashMap<>();
                map.forEach((key, each) ->
                        typed.put((String) key, typed(shape.value().shape(), each)));
                yield typed;
            }
            case List<?> list
            when shape.kind() == Shape.Kind.LIST ->
                list.stream().map(each -> typed(shape.element().shape(), each)).toList();
            case String text when shape.kind() == Shape.Kind.BLOB -> text.getBytes(StandardCharsets.UTF_8);
            case Number seconds when shape.kind() == Shape.Kind.TIMESTAMP -> instant(seconds);
            default -> value;
        };
    }

    private static Instant instant(Number seconds) {
        return Instant.ofEpochMilli(
                new BigDecimal(seconds.toString()).movePointRight(3).longValue());
    }

    /** Whether a value read from a response is the expected one. */
    static boolean same(@Nullable Shape shape, @Nullable Object expected, @Nullable Object actual) {
        if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> found) {
            return shape != null && shape.kind() == Shape.Kind.DOCUMENT
                    ? wanted.equals(found)
                    : sameMembers(shape, wanted, found);
        }
        if (expected instanceof List<?> wanted && actual instanceof List<?> found) {
            boolean same = wanted.size() == found.size();
            for (int i = 0; same && i < wanted.size(); i++) {
                same = same(
                        shape == null || shape.kind() != Shape.Kind.LIST
                                ? null
                                : shape.element().shape(),
                        wanted.get(i),
                        found.get(i));
            }
            return same;
        }
        return switch (actual) {
            case null -> expected == null;
            case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8).equals(expected);
            case Instant instant ->
                expected instanceof Number seconds && instant(seconds).equals(instant);
            case Number number ->
                expected instanceof Number wanted
                        && new BigDecimal(wanted.toString()).compareTo(new BigDecimal(number.toString())) == 0;
            default -> actual.equals(expected);
        };
    }

    private static boolean sameMembers(@Nullable Shape shape, Map<?, ?> wanted, Map<?, ?> found) {
        return wanted.keySet().equals(found.keySet())
                && wanted.entrySet().stream()
                        .allMatch(entry ->
                                same(of(shape, (String) entry.getKey()), entry.getValue(), found.get(entry.getKey())));
    }

    private static @Nullable Shape of(@Nullable Shape shape, String name) {
        if (shape == null) {
            return null;
        }
        if (shape.kind() == Shape.Kind.MAP) {
            return shape.value().shape();
        }
        Member member = shape.member(name);
        return member == null ? null : member.shape();
    }
}
