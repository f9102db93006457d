package io.stepwell.language.definition;

import io.stepwell.language.data.JsonataQuery;
import io.stepwell.language.data.PathExpression;
import io.stepwell.language.data.Rfc3339;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import io.stepwell.language.path.PathNotFoundException;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Until when a Wait state waits. */
public sealed interface Delay {
    /** The longest wait, 24,855 days and some hours: AWS counts the seconds in 32 bits. */
    long MAX_SECONDS = Integer.MAX_VALUE;

    /** The end of the wait, milliseconds since the epoch. */
    long dueMillis(Json input, Scope scope) throws StateFailure;

    /** {@code Seconds}. */
    record Seconds(long seconds) implements Delay {
        @Override
        public long dueMillis(Json input, Scope scope) throws StateFailure {
            return after(scope, seconds);
        }
    }

    /** {@code SecondsPath}. */
    record SecondsPath(PathExpression path) implements Delay {
        @Override
        public long dueMillis(Json input, Scope scope) throws StateFailure {
            Object found = find("SecondsPath", path, input, scope);
            long seconds = switch (found) {
                case Integer i -> i;
                case Long l -> l;
                case BigInteger big -> big.signum() < 0 ? -1 : Long.MAX_VALUE;
                default ->
                    throw StateFailure.runtime("The SecondsPath parameter cannot be parsed as a long value: "
                            + path.text() + " == " + shown(found));
            };
            if (seconds < 0) {
                throw StateFailure.runtime("The SecondsPath parameter references a negative value: " + path.text()
                        + " == " + shown(found));
            }
            return after(scope, seconds);
        }
    }

    /** {@code Timestamp}. */
    record Timestamp(Instant instant) implements Delay {
        @Override
        public long dueMillis(Json input, Scope scope) throws StateFailure {
            return at(scope, instant);
        }
    }

    /** {@code TimestampPath}. */
    record TimestampPath(PathExpression path) implements Delay {
        @Override
        public long dueMillis(Json input, Scope scope) throws StateFailure {
            Object found = find("TimestampPath", path, input, scope);
            Instant instant = found instanceof String text ? Rfc3339.parse(text) : null;
            if (instant == null) {
                throw StateFailure.runtime("The TimestampPath parameter does not reference a valid ISO-8601 extended"
                        + " offset date-time format string: " + path.text() + " == " + shown(found));
            }
            return at(scope, instant);
        }
    }

    /** {@code Seconds}, computed. */
    record SecondsQuery(JsonataQuery query) implements Delay {
        @Override
        public long dueMillis(Json input, Scope scope) throws StateFailure {
            long seconds = query.integer(scope);
            if (seconds < 0) {
                throw StateFailure.unusable("The Seconds field references a negative value: " + seconds, query.field());
            }
            return after(scope, seconds);
        }
    }

    /** {@code Timestamp}, computed. */
    record TimestampQuery(JsonataQuery query) implements Delay {
        @Override
        public long dueMillis(Json input, Scope scope) throws StateFailure {
            String text = query.text(scope);
            Instant instant = Rfc3339.parse(text);
            if (instant == null) {
                throw StateFailure.unusable(
                        "The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: "
                                + text,
                        query.field());
            }
            return at(scope, instant);
        }
    }

    private static Object find(String field, PathExpression path, Json input, Scope scope) throws StateFailure {
        @Nullable Object found;
        try {
            found = path.value(input, scope);
        } catch (PathNotFoundException e) {
            found = null;
        }
        if (found == null) {
            throw StateFailure.runtime("The " + field + " parameter does not reference an input value: " + path.text());
        }
        return found;
    }

    private static String shown(Object found) {
        return found instanceof String text ? text : JsonWriter.write(found);
    }

    private static long after(Scope scope, long seconds) throws StateFailure {
        if (seconds > MAX_SECONDS) {
            throw StateFailure.runtime("Wait state delay is too long.");
        }
        return scope.nowMillis() + seconds * 1000;
    }

    private static long at(Scope scope, Instant instant) throws StateFailure {
        // Rounded up, because a timer is never early.
        long dueMillis = instant.toEpochMilli() + (instant.getNano() % 1_000_000 == 0 ? 0 : 1);
        if (dueMillis - scope.nowMillis() > MAX_SECONDS * 1000) {
            throw StateFailure.runtime("Wait state delay is too long.");
        }
        return dueMillis;
    }
}
