package io.stepwell.language.choice;

import io.stepwell.language.data.Rfc3339;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The four kinds of value that rules compare. */
public enum ValueKind {
    /** Text, ordered by code points. */
    STRING {
        @Override
        public @Nullable Object read(@Nullable Object raw) {
            return raw instanceof String ? raw : null;
        }

        @Override
        int compare(Object left, Object right) {
            return CodePoints.compare((String) left, (String) right);
        }
    },

    /** Exact numbers: {@code 1} equals {@code 1.0}. */
    NUMERIC {
        @Override
        public @Nullable Object read(@Nullable Object raw) {
            return switch (raw) {
                case Integer i -> BigDecimal.valueOf(i);
                case Long l -> BigDecimal.valueOf(l);
                case BigInteger big -> new BigDecimal(big);
                case BigDecimal decimal -> decimal;
                case null, default -> null;
            };
        }

        @Override
        int compare(Object left, Object right) {
            return ((BigDecimal) left).compareTo((BigDecimal) right);
        }
    },

    /** True or false. */
    BOOLEAN {
        @Override
        public @Nullable Object read(@Nullable Object raw) {
            return raw instanceof Boolean ? raw : null;
        }

        @Override
        int compare(Object left, Object right) {
            return Boolean.compare((Boolean) left, (Boolean) right);
        }
    },

    /** Text that is a timestamp, ordered as instants. */
    TIMESTAMP {
        @Override
        public @Nullable Object read(@Nullable Object raw) {
            return raw instanceof String text ? Rfc3339.parse(text) : null;
        }

        @Override
        int compare(Object left, Object right) {
            return ((Instant) left).compareTo((Instant) right);
        }
    };

    /** The value in a form that {@link #compare} takes; null when it is of another kind. */
    public abstract @Nullable Object read(@Nullable Object raw);

    abstract int compare(Object left, Object right);
}
