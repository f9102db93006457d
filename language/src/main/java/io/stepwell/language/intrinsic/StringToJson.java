package io.stepwell.language.intrinsic;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonSyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code States.StringToJson}: the value a JSON text stands for; a blank text stands for null, as recorded. */
final class StringToJson {
    private StringToJson() {}

    static @Nullable Object apply(Arguments arguments) throws IntrinsicFault {
        String text = arguments.string(0);
        try {
            return text.isBlank() ? null : JsonReader.read(text);
        } catch (JsonSyntaxException e) {
            throw arguments.invalid();
        }
    }
}
