package io.stepwell.conformance.compare;

import io.stepwell.conformance.tree.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replacements in the JSON text of matched values, in the order in which they were registered. */
final class TextReplacements {
    private record Replacement(Pattern pattern, String text) {}

    private final List<Replacement> replacements = new ArrayList<>();
    private final Map<String, Integer> numberPerLabel = new HashMap<>();
    private final Set<String> referenced = new HashSet<>();

    /** Replaces every match of the pattern in the JSON text by this text, taken as it is. */
    void pattern(String pattern, String text) {
        replacements.add(new Replacement(Pattern.compile(pattern), text));
    }

    /** Replaces a value, wherever its JSON text occurs, by this text. */
    void literal(String value, String text) {
        pattern(Pattern.quote(JsonText.escape(value)), text);
    }

    /** Registers {@code <label:N>} for a value, N counting from 1, unless the value has one with that label. */
    void reference(String value, String label) {
        if (!value.isEmpty() && referenced.add(label + ' ' + value)) {
            literal(value, "<" + label + ":" + numberPerLabel.merge(label, 1, Integer::sum) + ">");
        }
    }

    String apply(String text) {
        String replaced = text;
        for (Replacement replacement : replacements) {
            replaced = replacement.pattern().matcher(replaced).replaceAll(Matcher.quoteReplacement(replacement.text()));
        }
        return replaced;
    }
}
