package io.stepwell.api;

import io.stepwell.api.wire.Headers;
import io.stepwell.api.wire.RequestFault;
import java.util.Locale;

/** The media types of AWS JSON; a response has that of its request. */
enum MediaType {
    JSON_1_0("application/x-amz-json-1.0"),
    JSON_1_1("application/x-amz-json-1.1");

    private final String text;

    MediaType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** The media type a request declares; its parameters are ignored. */
    static MediaType of(Headers headers) {
        String given = headers.first("Content-Type");
        String plain = given == null ? "" : given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        for (MediaType type : values()) {
            if (type.text.equals(plain)) {
                return type;
            }
        }
        throw new RequestFault(
                415, "UnsupportedMediaTypeException", "The Content-Type header must be " + JSON_1_0.text);
    }
}
