package io.stepwell.language.intrinsic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code States.ArrayGetItem}: the element at an index from 0. */
final class ArrayGetItem {
    private ArrayGetItem() {}

    static @Nullable Object apply(Arguments arguments) throws IntrinsicFault {
        List<@Nullable Object> array = arguments.array(0);
        int index = arguments.integer(1);
        if (index < 0 || index >= array.size()) {
            throw arguments.invalid();
        }
        return array.get(index);
    }
}
