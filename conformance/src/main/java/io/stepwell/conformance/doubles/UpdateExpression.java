package io.stepwell.conformance.doubles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** DynamoDB's expressions of the simplest forms: {@code SET a = :v, #b = :w REMOVE c} and {@code key = :v}. */
final class UpdateExpression {
    private static final Pattern CLAUSE =
            Pattern.compile("(?i)\\b(set|remove)\\s+(.*?)(?=\\b(?:set|remove)\\s|$)", Pattern.DOTALL);
    private static final Pattern ASSIGNMENT = Pattern.compile("\\s*([#\\w]+)\\s*=\\s*(:\\w+)\\s*");

    private final Map<String, Object> set = new LinkedHashMap<>();
    private final List<String> removed = new ArrayList<>();

    private UpdateExpression() {}

    static UpdateExpression of(Map<?, ?> request) {
        UpdateExpression expression = new UpdateExpression();
        Matcher clauses = CLAUSE.matcher(String.valueOf(request.get("UpdateExpression")));
        while (clauses.find()) {
            boolean sets = clauses.group(1).toLowerCase(Locale.ROOT).equals("set");
            for (String part : clauses.group(2).split(",")) {
                if (sets) {
                    Matcher assignment = assignment(part);
                    expression.set.put(name(request, assignment.group(1)), value(request, assignment.group(2)));
                } else {
                    expression.removed.add(name(request, part.strip()));
                }
            }
        }
        if (expression.set.isEmpty() && expression.removed.isEmpty()) {
            throw unknown(String.valueOf(request.get("UpdateExpression")));
        }
        return expression;
    }

    /** The value that a query asks for as partition key. */
    static Object keyCondition(Map<?, ?> request, String key) {
        Matcher condition = assignment(String.valueOf(request.get("KeyConditionExpression")));
        if (!name(request, condition.group(1)).equals(key)) {
            throw new ServiceFault("ValidationException", "Query condition missed key schema element: " + key);
        }
        return value(request, condition.group(2));
    }

    private static Matcher assignment(String text) {
        Matcher assignment = ASSIGNMENT.matcher(text);
        if (!assignment.matches()) {
            throw unknown(text);
        }
        return assignment;
    }

    private static ServiceFault unknown(String text) {
        return new ServiceFault("ValidationException", "Expressions like this are not played here: " + text);
    }

    private static String name(Map<?, ?> request, String name) {
        Object real = request.get("ExpressionAttributeNames") instanceof Map<?, ?> names ? names.get(name) : null;
        return real == null ? name : String.valueOf(real);
    }

    private static Object value(Map<?, ?> request, String name) {
        Object value = request.get("ExpressionAttributeValues") instanceof Map<?, ?> values ? values.get(name) : null;
        if (value == null) {
            throw new ServiceFault(
                    "ValidationException",
                    "Invalid expression: An expression attribute value used in expression is not defined; attribute"
                            + " value: " + name);
        }
        return value;
    }

    void applyTo(Map<String, @Nullable Object> item) {
        item.putAll(set);
        removed.forEach(item::remove);
    }

    /** The attributes it touches. */
    String[] names() {
        List<String> names = new ArrayList<>(set.keySet());
        names.addAll(removed);
        return names.toArray(String[]::new);
    }
}
