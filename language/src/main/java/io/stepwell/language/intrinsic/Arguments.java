package io.stepwell.language.intrinsic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The values a function was called with; every accessor refuses a value of another kind. */
final class Arguments {
    /** The longest text that is encoded, decoded or hashed, in characters (AWS guide). */
    static final int ENCODED_CHARS_MAX = 10_000;

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int LONG_DIGITS_MAX = 18;

    private final String function;
    private final List<Argument> written;
    private final List<@Nullable Object> values;
    private final SplittableRandom chance;

    Arguments(String function, List<Argument> written, List<@Nullable Object> values, SplittableRandom chance) {
        this.function = function;
        this.written = written;
        this.values = values;
        this.chance = chance;
    }

    String function() {
        return function;
    }

    int count() {
        return values.size();
    }

    List<@Nullable Object> values() {
        return values;
    }

    SplittableRandom chance() {
        return chance;
    }

    @Nullable
    Object value(int index) {
        return values.get(index);
    }

    @SuppressWarnings("unchecked")
    List<@Nullable Object> array(int index) throws IntrinsicFault {
        if (values.get(index) instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        throw invalid();
    }

    @SuppressWarnings("unchecked")
    Map<String, @Nullable Object> object(int index) throws IntrinsicFault {
        if (values.get(index) instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw invalid();
    }

    String string(int index) throws IntrinsicFault {
        if (values.get(index) instanceof String string) {
            return string;
        }
        throw invalid();
    }

    /** A string of at most {@link #ENCODED_CHARS_MAX} characters. */
    String shortString(int index) throws IntrinsicFault {
        String string = string(index);
        if (string.length() > ENCODED_CHARS_MAX) {
            throw invalid();
        }
        return string;
    }

    /** A template: of a literal as it was compiled, of a value as it reads. */
    FormatTemplate template(int index) throws IntrinsicFault {
        return written.get(index) instanceof Argument.Text literal
                ? literal.template()
                : FormatTemplate.ofValue(string(index));
    }

    /** A number of −2147483648 to 2147483647 after rounding: halves go up, as the recorded sums show. */
    int integer(int index) throws IntrinsicFault {
        long rounded = wholeNumber(index);
        if (rounded < Integer.MIN_VALUE || rounded > Integer.MAX_VALUE) {
            throw invalid();
        }
        return (int) rounded;
    }

    /** A number of up to 18 digits after rounding. */
    long wholeNumber(int index) throws IntrinsicFault {
        return switch (values.get(index)) {
            case Integer integer -> integer;
            case Long integer -> integer;
            case BigDecimal decimal -> rounded(decimal);
            case BigInteger integer -> rounded(new BigDecimal(integer));
            case null, default -> throw invalid();
        };
    }

    private long rounded(BigDecimal decimal) throws IntrinsicFault {
        long digitsBeforePoint = (long) decimal.precision() - decimal.scale();
        if (decimal.signum() == 0 || digitsBeforePoint < 0) {
            return 0;
        }
        if (digitsBeforePoint > LONG_DIGITS_MAX) {
            throw invalid();
        }
        return decimal.add(HALF).setScale(0, RoundingMode.FLOOR).longValueExact();
    }

    IntrinsicFault invalid() {
        return new IntrinsicFault("Invalid arguments in " + function);
    }
}
