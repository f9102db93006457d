package io.stepwell.cli.graph;

import io.stepwell.language.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A Choice rule in few words: {@code $.total > 100 and $.vip is present}. */
final class ChoiceLabel {
    private static final Map<String, String> OPERATORS = Map.of(
            "Equals",
            "=",
            "GreaterThan",
            ">",
            "GreaterThanEquals",
            "≥",
            "LessThan",
            "<",
            "LessThanEquals",
            "≤",
            "Matches",
            "~");
    private static final List<String> OPERAND_TYPES = List.of("String", "Numeric", "Boolean", "Timestamp");

    private ChoiceLabel() {}

    static String of(Map<?, ?> rule) {
        if (rule.get("Condition") instanceof String condition) {
            return condition.replace("{%", "").replace("%}", "").strip();
        }
        if (rule.get("And") instanceof List<?> parts) {
            return joined(parts, " and ");
        }
        if (rule.get("Or") instanceof List<?> parts) {
            return joined(parts, " or ");
        }
        if (rule.get("Not") instanceof Map<?, ?> part) {
            return "not (" + of(part) + ")";
        }
        String variable = String.valueOf(rule.get("Variable"));
        for (Map.Entry<?, ?> member : rule.entrySet()) {
            String text = comparison(variable, (String) member.getKey(), member.getValue());
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    private static String joined(List<?> parts, String word) {
        return parts.stream()
                .map(part -> part instanceof Map<?, ?> rule ? of(rule) : "")
                .collect(Collectors.joining(word));
    }

    private static @Nullable String comparison(String variable, String name, @Nullable Object value) {
        if (name.startsWith("Is")) {
            return variable
                    + (Boolean.FALSE.equals(value) ? " is not " : " is ")
                    + name.substring(2).toLowerCase(Locale.ROOT);
        }
        for (String type : OPERAND_TYPES) {
            if (name.startsWith(type)) {
                String operator = OPERATORS.get(name.substring(type.length()).replaceFirst("Path$", ""));
                String operand = name.endsWith("Path") ? String.valueOf(value) : JsonWriter.write(value);
                return operator == null ? null : variable + " " + operator + " " + operand;
            }
        }
        return null;
    }
}
