package io.stepwell.language.intrinsic;

import io.stepwell.language.json.JsonWriter;

/** {@code States.JsonToString}: a value as compact JSON text. */
final class JsonToString {
    private JsonToString() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        TextSize size = new TextSize(arguments.function());
        size.add(arguments.value(0));
        return JsonWriter.write(arguments.value(0));
    }
}
