package io.stepwell.language.data;

import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.jsonata.JsonataBudget;
import io.stepwell.language.jsonata.JsonataExpression;
import io.stepwell.language.jsonata.JsonataFailure;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSONata expression of a definition, the text between <code>{%</code> and <code>%}</code>.
 *
 * @param field where it stands in its state, for instance {@code Output/error}
 * @param expression the compiled expression
 * @param place what tells it from other expressions, so that each draws its own random numbers
 */
public record JsonataQuery(String field, JsonataExpression expression, long place) {
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);

    /**
     * The value, a plain tree.
     *
     * @throws StateFailure States.QueryEvaluationError, also when the value is undefined
     */
    public @Nullable Object value(Scope scope) throws StateFailure {
        @Nullable Object value = evaluate(scope);
        if (value == JsonataExpression.UNDEFINED) {
            throw StateFailure.query(sentence() + " returned nothing (undefined).", field);
        }
        return value;
    }

    /** The value, which has to be a text. */
    public String text(Scope scope) throws StateFailure {
        @Nullable Object value = value(scope);
        if (value instanceof String text) {
            return text;
        }
        throw unexpected("string", value);
    }

    /** The value, which has to be true or false. */
    public boolean truth(Scope scope) throws StateFailure {
        @Nullable Object value = value(scope);
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw unexpected("boolean", value);
    }

    /** The value, which has to be an array. */
    public List<?> elements(Scope scope) throws StateFailure {
        @Nullable Object value = value(scope);
        if (value instanceof List<?> elements) {
            return elements;
        }
        throw unexpected("array", value);
    }

    /** The value, which has to be a number. */
    public BigDecimal number(Scope scope) throws StateFailure {
        @Nullable Object value = value(scope);
        if (value instanceof Number number) {
            return new BigDecimal(number.toString());
        }
        throw unexpected("number", value);
    }

    /** The value, which has to be a whole number; one beyond 64 bits is brought to their bounds. */
    public long integer(Scope scope) throws StateFailure {
        BigDecimal number = number(scope);
        if (number.stripTrailingZeros().scale() > 0) {
            throw unexpected("integer", number);
        }
        return number.max(LONG_MIN).min(LONG_MAX).longValue();
    }

    private @Nullable Object evaluate(Scope scope) throws StateFailure {
        try {
            JsonataBudget budget = scope.hurried() ? JsonataBudget.hurried() : JsonataBudget.aws();
            return expression.evaluate(new JsonataBindings(scope), scope.nowMillis(), scope.seedAt(place), budget);
        } catch (JsonataFailure e) {
            if (scope.hurried() && e.isOverrun()) {
                throw new Impatience(field);
            }
            // AWS shows the code of what the language refuses, and none for what its own bounds refuse
            String detail = e.isOverrun() ? ": " : ". " + e.code() + ": ";
            throw StateFailure.query(sentence() + " threw an error during evaluation" + detail + e.getMessage(), field);
        }
    }

    /** The failure of a value that is not of this type. */
    public StateFailure unexpected(String expected, @Nullable Object value) {
        return StateFailure.query(
                sentence() + " returned an unexpected result type. Expected '" + expected + "', but was '"
                        + typeOf(value) + "' for value: " + JsonWriter.write(value),
                field);
    }

    private static String typeOf(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String ignored -> "string";
            case Boolean ignored -> "boolean";
            case Number ignored -> "number";
            case List<?> ignored -> "array";
            default -> "object";
        };
    }

    private String sentence() {
        return "The JSONata expression '" + expression.text() + "' specified for the field '" + field + "'";
    }
}
