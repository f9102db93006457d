package io.stepwell.language.intrinsic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When two JSON values are the same: by content, whatever the order of members. {@code 1} and {@code 1.0} differ, as
 * they do in {@link io.stepwell.language.json.Json}; {@code 1.0} and {@code 1.00} do not.
 */
final class Sameness {
    private Sameness() {}

    /** A value that equals another's exactly when the two JSON values are the same. */
    static @Nullable Object key(@Nullable Object value) {
        return switch (value) {
            case Integer integer -> (long) integer;
            case BigInteger integer when integer.bitLength() < Long.SIZE -> integer.longValue();
            case BigDecimal decimal -> decimal.stripTrailingZeros();
            case Map<?, ?> members -> keyOfMembers(members);
            case List<?> elements -> keyOfElements(elements);
            case null, default -> value;
        };
    }

    private static Object keyOfMembers(Map<?, ?> members) {
        Map<Object, @Nullable Object> keys = HashMap.newHashMap(members.size());
        members.forEach((name, member) -> keys.put(name, key(member)));
        return keys;
    }

    private static Object keyOfElements(List<?> elements) {
        List<@Nullable Object> keys = new ArrayList<>(elements.size());
        elements.forEach(element -> keys.add(key(element)));
        return keys;
    }
}
