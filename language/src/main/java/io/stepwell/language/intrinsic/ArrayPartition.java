package io.stepwell.language.intrinsic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code States.ArrayPartition}: an array cut into arrays of a size above 0; the last may be shorter. */
final class ArrayPartition {
    private ArrayPartition() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        List<@Nullable Object> array = arguments.array(0);
        int chunkSize = arguments.integer(1);
        if (chunkSize <= 0) {
            throw arguments.invalid();
        }
        List<List<@Nullable Object>> chunks = new ArrayList<>();
        for (int from = 0; from < array.size(); from += Math.min(chunkSize, array.size() - from)) {
            chunks.add(new ArrayList<>(array.subList(from, from + Math.min(chunkSize, array.size() - from))));
        }
        return chunks;
    }
}
