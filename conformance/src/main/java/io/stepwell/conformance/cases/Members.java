package io.stepwell.conformance.cases;

import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.Trees;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object of a case file, with errors that name the place.
 *
 * @param place where the object stands, for messages
 */
record Members(String place, Map<String, @Nullable Object> members) {
    static Members of(@Nullable Object tree, String place) {
        return new Members(place, Trees.object(tree, place));
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    String text(String name) {
        String text = textOrNull(name);
        if (text == null) {
            throw new IllegalArgumentException(place + ": member '" + name + "' is missing; add it as a string");
        }
        return text;
    }

    @Nullable
    String textOrNull(String name) {
        return switch (members.get(name)) {
            case null -> null;
            case String text -> text;
            case Object other ->
                throw new IllegalArgumentException(
                        place + ": member '" + name + "' must be a string, not " + JsonText.write(other));
        };
    }

    double number(String name, double otherwise) {
        return switch (members.get(name)) {
            case null -> otherwise;
            case Number number -> number.doubleValue();
            case Object other ->
                throw new IllegalArgumentException(
                        place + ": member '" + name + "' must be a number, not " + JsonText.write(other));
        };
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    List<Members> objects(String name) {
        if (!has(name)) {
            return List.of();
        }
        List<?> elements = Trees.array(members.get(name), place + ": member '" + name + "'");
        return java.util.stream.IntStream.range(0, elements.size())
                .mapToObj(i -> of(elements.get(i), place + " " + name + "[" + i + "]"))
                .toList();
    }

    List<String> texts(String name) {
        if (!has(name)) {
            return List.of();
        }
        return Trees.array(members.get(name), place + ": member '" + name + "'").stream()
                .map(String::valueOf)
                .toList();
    }
}
