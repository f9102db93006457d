package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.path.PathNotFoundException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a state takes a number from: {@code MaxConcurrency} or {@code MaxConcurrencyPath}, and their like. */
public sealed interface NumberSource {
    /** The number as an integer. */
    long integer(Json input, Scope scope) throws StateFailure;

    /** The number as it is. */
    double decimal(Json input, Scope scope) throws StateFailure;

    /** Whether the state has the field at all. */
    default boolean isSet() {
        return !(this instanceof Unset);
    }

    /** How the state fails when it cannot use the number. */
    default StateFailure unusable(String detail) {
        return StateFailure.runtime(detail);
    }

    /** The name of the field that has the number; it ends in {@code Path} when that is a path. */
    String field();

    /** A number written in the definition. */
    record Fixed(String field, BigDecimal number) implements NumberSource {
        @Override
        public long integer(Json input, Scope scope) {
            return number.longValueExact();
        }

        @Override
        public double decimal(Json input, Scope scope) {
            return number.doubleValue();
        }
    }

    /** No such field: zero. */
    record Unset(String field) implements NumberSource {
        @Override
        public long integer(Json input, Scope scope) {
            return 0;
        }

        @Override
        public double decimal(Json input, Scope scope) {
            return 0;
        }
    }

    /** A number computed by a JSONata expression. */
    record Queried(JsonataQuery query) implements NumberSource {
        @Override
        public String field() {
            return query.field();
        }

        @Override
        public long integer(Json input, Scope scope) throws StateFailure {
            return query.integer(scope);
        }

        @Override
        public double decimal(Json input, Scope scope) throws StateFailure {
            return query.number(scope).doubleValue();
        }

        @Override
        public StateFailure unusable(String detail) {
            return StateFailure.unusable(detail, query.field());
        }
    }

    /**
     * A number found by a path. AWS also takes a text that reads like one (recorded cases, assign).
     *
     * @param field the field's name, which ends in {@code Path}
     */
    record Found(String field, PathExpression path) implements NumberSource {
        private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
        private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

        @Override
        public long integer(Json input, Scope scope) throws StateFailure {
            return switch (find(input, scope)) {
                case Integer i -> i;
                case Long l -> l;
                case BigInteger big when big.bitLength() < Long.SIZE -> big.longValue();
                case String text when INTEGER.matcher(text).matches() -> Long.parseLong(text);
                case null -> throw notA("integer", null);
                case Object other -> throw notA("integer", other);
            };
        }

        @Override
        public double decimal(Json input, Scope scope) throws StateFailure {
            return switch (find(input, scope)) {
                case Number number -> number.doubleValue();
                case String text when DECIMAL.matcher(text).matches() -> Double.parseDouble(text);
                case null -> throw notA("float", null);
                case Object other -> throw notA("float", other);
            };
        }

        private @Nullable Object find(Json input, Scope scope) throws StateFailure {
            try {
                return path.value(input, scope);
            } catch (PathNotFoundException e) {
                throw Failures.invalidPath(path, e);
            }
        }

        private StateFailure notA(String kind, @Nullable Object found) {
            String shown = found instanceof String text ? text : JsonWriter.write(found);
            return StateFailure.runtime("The " + field + " field refers to value \"" + shown
                    + "\" which is not a valid " + kind + ": " + path.text());
        }
    }
}
