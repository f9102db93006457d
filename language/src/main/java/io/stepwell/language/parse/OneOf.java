package io.stepwell.language.parse;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields of which a state takes one. */
final class OneOf {
    private OneOf() {}

    /** Reports it when more than one of the fields is there. */
    static void atMostOne(Fields fields, String... names) {
        if (Arrays.stream(names).filter(fields::has).count() > 1) {
            fields.schema("There should only be one of the following fields: [" + String.join(", ", names) + "]");
        }
    }

    /** The one field that is there; null, and reported, when there is none or more than one. */
    static @Nullable String exactlyOne(Fields fields, List<String> names) {
        List<String> present = names.stream().filter(fields::has).toList();
        if (present.size() == 1) {
            return present.getFirst();
        }
        present.forEach(fields::know);
        fields.schema((present.isEmpty()
                        ? "One of these fields is required: "
                        : "There should only be one of the following fields: ")
                + (present.isEmpty() ? names : present));
        return null;
    }
}
