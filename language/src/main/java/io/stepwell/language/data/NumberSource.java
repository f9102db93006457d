package io.stepwell.language.data;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.path.PathNotFoundException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Where a state takes a number from: {@code MaxConcurrency} or {@code MaxConcurrencyPath}, and their like. */
public sealed interface NumberSource {
    /** The number as an integer. */
    long integer(Json input, Scope scope) throws StateFailure;

    /** The number as it is. */
    double decimal(Json input, Scope scope) throws StateFailure;

    /** A number written in the definition. */
    record Fixed(BigDecimal number) implements NumberSource {
        @Override
        public long integer(Json input, Scope scope) {
            return number.longValueExact();
        }

        @Override
        public double decimal(Json input, Scope scope) {
            return number.doubleValue();
        }
    }

    /**
     * A number found by a path.
     *
     * @param field the field's name, which ends in {@code Path}
     */
    record Found(String field, PathExpression path) implements NumberSource {
        @Override
        public long integer(Json input, Scope scope) throws StateFailure {
            return switch (find(input, scope)) {
                case Integer i -> i;
                case Long l -> l;
                case BigInteger big when big.bitLength() < Long.SIZE -> big.longValue();
                case null -> throw notA("integer", null);
                case Object other -> throw notA("integer", other);
            };
        }

        @Override
        public double decimal(Json input, Scope scope) throws StateFailure {
            Object found = find(input, scope);
            if (found instanceof Number number) {
                return number.doubleValue();
            }
            throw notA("number", found);
        }

        private @Nullable Object find(Json input, Scope scope) throws StateFailure {
            try {
                return path.value(input, scope);
            } catch (PathNotFoundException e) {
                throw Failures.invalidPath(path, e);
            }
        }

        private StateFailure notA(String kind, @Nullable Object found) {
            return StateFailure.runtime("The " + field + " field refers to value \"" + JsonWriter.write(found)
                    + "\" which is not a valid " + kind + ": " + path.text());
        }
    }
}
