package io.stepwell.api.wire;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonSyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the body of a request: strict UTF-8, exactly one JSON object. */
public final class RequestBody {
    private RequestBody() {}

    /**
     * The members of the body; an empty body is an empty object.
     *
     * @throws RequestFault {@code SerializationException}, or 413 when the body is too large
     */
    public static Map<String, @Nullable Object> decode(byte[] body, int maxBytes) {
        if (body.length > maxBytes) {
            throw new RequestFault(
                    413,
                    "RequestEntityTooLargeException",
                    "The request body has " + body.length + " bytes; at most " + maxBytes + " are accepted");
        }
        if (body.length == 0) {
            return Map.of();
        }
        return object(parse(text(body)));
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RequestFault.serialization("The request body is not valid UTF-8");
        }
    }

    private static @Nullable Object parse(String text) {
        try {
            return JsonReader.read(text);
        } catch (JsonSyntaxException e) {
            throw RequestFault.serialization("The request body is not JSON: " + e.getMessage() + " at line " + e.line()
                    + ", column " + e.column());
        }
    }

    @SuppressWarnings("unchecked") // the reader makes maps with string keys only
    private static Map<String, @Nullable Object> object(@Nullable Object tree) {
        if (tree instanceof Map<?, ?> members) {
            return (Map<String, @Nullable Object>) members;
        }
        throw RequestFault.serialization("The request body must be a JSON object");
    }
}
