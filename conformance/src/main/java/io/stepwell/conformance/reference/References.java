package io.stepwell.conformance.reference;

import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Fills in references: {@code <<name.member[0]|pipe|pipe>>}. */
public final class References {
    private static final Pattern REFERENCE = Pattern.compile("<<([^<>]+)>>");

    private References() {}

    /**
     * A copy of the tree with every reference filled in. A string that is nothing but one reference becomes the value
     * itself.
     *
     * @throws IllegalArgumentException when a reference leads nowhere; the message tells it
     */
    public static @Nullable Object fill(@Nullable Object tree, CaseValues values) {
        return switch (tree) {
            case Map<?, ?> members -> {
                Map<String, @Nullable Object> filled = new LinkedHashMap<>();
                members.forEach((name, value) -> filled.put(text(String.valueOf(name), values), fill(value, values)));
                yield filled;
            }
            case List<?> elements -> {
                List<@Nullable Object> filled = new ArrayList<>(elements.size());
                elements.forEach(element -> filled.add(fill(element, values)));
                yield filled;
            }
            case String text -> {
                Matcher whole = REFERENCE.matcher(text);
                yield whole.matches() ? value(whole.group(1), values) : text(text, values);
            }
            case null, default -> tree;
        };
    }

    /** The text with every reference replaced by its value's text. */
    public static String text(String text, CaseValues values) {
        return text(text, values, UnaryOperator.identity());
    }

    /** The text of a regular expression with every reference replaced by a pattern for just its value. */
    public static String pattern(String pattern, CaseValues values) {
        return text(pattern, values, Pattern::quote);
    }

    private static String text(String text, CaseValues values, UnaryOperator<String> quoting) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(quoting.apply(textOf(value(found.group(1), values)))));
    }

    private static String textOf(@Nullable Object value) {
        return value instanceof Map || value instanceof List ? JsonText.write(value) : String.valueOf(value);
    }

    private static @Nullable Object value(String reference, CaseValues values) {
        try {
            List<String> parts = List.of(reference.split("\\|"));
            CaseValues.Found found = values.find(parts.getFirst());
            Object value = member(found.value(), found.rest());
            for (String pipe : parts.subList(1, parts.size())) {
                value = piped(value, pipe);
            }
            return value;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("reference <<" + reference + ">>: " + e.getMessage(), e);
        }
    }

    private static @Nullable Object piped(@Nullable Object value, String pipe) {
        if (pipe.equals("json")) {
            return JsonText.read(String.valueOf(value));
        }
        if (pipe.startsWith(".")) {
            return member(value, pipe);
        }
        if (pipe.startsWith("part:")) {
            List<String> parts = List.of(String.valueOf(value).split(":", -1));
            int index = Integer.parseInt(pipe.substring("part:".length()));
            int position = index < 0 ? parts.size() + index : index;
            if (position < 0 || position >= parts.size()) {
                throw new IllegalArgumentException("'" + value + "' has no part " + index);
            }
            return parts.get(position);
        }
        if (pipe.startsWith("jsonpath:")) {
            return first(value, TreePath.parse(pipe.substring("jsonpath:".length())));
        }
        throw new IllegalArgumentException("unknown pipe '" + pipe + "'; expected json, .member, part:N or jsonpath:P");
    }

    private static @Nullable Object member(@Nullable Object value, String path) {
        return path.isEmpty() ? value : first(value, TreePath.parse("$" + path));
    }

    private static @Nullable Object first(@Nullable Object value, TreePath path) {
        List<TreePath.Place> places = path.places(value);
        if (places.isEmpty()) {
            String text = JsonText.write(value);
            throw new IllegalArgumentException(
                    path + " leads nowhere in " + text.substring(0, Math.min(300, text.length())));
        }
        return places.getFirst().value();
    }
}
