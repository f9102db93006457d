package io.stepwell.language.intrinsic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code States.ArrayUnique}: an array without the elements that an earlier one is the same as. */
final class ArrayUnique {
    private ArrayUnique() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        Set<@Nullable Object> seen = new HashSet<>();
        List<@Nullable Object> unique = new ArrayList<>();
        for (Object element : arguments.array(0)) {
            if (seen.add(Sameness.key(element))) {
                unique.add(element);
            }
        }
        return unique;
    }
}
