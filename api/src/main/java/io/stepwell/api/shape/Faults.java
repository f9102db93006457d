package io.stepwell.api.shape;

import io.stepwell.api.wire.RequestFault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the constraints a request does not meet, and words them as AWS does. */
public final class Faults {
    /** More faults are counted but not written out. */
    static final int MAX_WRITTEN = 20;
    /** Longer values are cut off in the message. */
    static final int MAX_VALUE_CHARS = 4_096;

    private final List<String> written = new ArrayList<>();
    private int count;

    void add(@Nullable Object value, String path, String constraint) {
        String shown = value == null ? "null" : "'" + cut(value.toString()) + "'";
        add("Value " + shown + " at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    /** Likewise for a member that AWS calls sensitive: its value is not repeated. */
    void addSensitive(String path, String constraint) {
        add("Value at '" + path + "' failed to satisfy constraint: " + constraint);
    }

    private void add(String fault) {
        count++;
        if (written.size() < MAX_WRITTEN) {
            written.add(fault);
        }
    }

    /** Throws a ValidationException when there is any fault. */
    void throwIfAny() {
        if (count > 0) {
            String noun = count == 1 ? " validation error" : " validation errors";
            throw RequestFault.validation(count + noun + " detected: " + String.join("; ", written));
        }
    }

    /** The fault of a value whose JSON type cannot become what is wanted. */
    static RequestFault wrongType(Object value, String path, String wanted) {
        String found = switch (value) {
            case Map<?, ?> _ -> "Start of structure or map found where not expected";
            case List<?> _ -> "Start of list found where not expected";
            case String _ -> "STRING_VALUE can not be converted to " + wanted;
            case Boolean flag -> (flag ? "TRUE" : "FALSE") + "_VALUE can not be converted to " + wanted;
            case BigDecimal _ -> "DECIMAL_VALUE can not be converted to " + wanted;
            default -> "NUMBER_VALUE can not be converted to " + wanted;
        };
        return RequestFault.serialization(found + " at '" + path + "': it must be " + wanted);
    }

    private static String cut(String value) {
        return value.length() <= MAX_VALUE_CHARS ? value : value.substring(0, MAX_VALUE_CHARS) + "…";
    }
}
