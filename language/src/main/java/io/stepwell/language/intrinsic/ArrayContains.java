package io.stepwell.language.intrinsic;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code States.ArrayContains}: whether an array has an element that is the same JSON value. */
final class ArrayContains {
    private ArrayContains() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        @Nullable Object wanted = Sameness.key(arguments.value(1));
        for (Object element : arguments.array(0)) {
            if (Objects.equals(Sameness.key(element), wanted)) {
                return true;
            }
        }
        return false;
    }
}
