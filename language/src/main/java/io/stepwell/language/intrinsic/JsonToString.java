package io.stepwell.language.intrinsic;

import io.stepwell.language.json.JsonWriter;

/** {@code States.JsonToString}: a value as compact JSON text. */
final class JsonToString {
    private JsonToString() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        return JsonWriter.write(arguments.written(0));
    }
}
