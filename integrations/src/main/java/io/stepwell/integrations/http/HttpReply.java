package io.stepwell.integrations.http;

import io.stepwell.engine.task.ExchangeObserver;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP server answered.
 *
 * @param reason the text after the status code; empty when there was none
 * @param headers all values of each header, by its name in lower case
 */
record HttpReply(int statusCode, String reason, Map<String, List<String>> headers, byte[] body) {
    boolean isSuccess() {
        return statusCode / 100 == 2;
    }

    /** As somebody sees it who tries out a task. */
    ExchangeObserver.Response shown(String protocol) {
        return new ExchangeObserver.Response(protocol, statusCode, reason, headers, text());
    }

    /** The body in the character set it names, UTF-8 when it names none that is known. */
    String text() {
        ContentType type = contentType();
        Charset charset = type == null ? null : type.getCharset();
        return new String(body, charset == null ? StandardCharsets.UTF_8 : charset);
    }

    boolean saysJson() {
        ContentType type = contentType();
        return type != null && type.getMimeType().endsWith("json");
    }

    private @Nullable ContentType contentType() {
        List<String> values = headers.getOrDefault("content-type", List.of());
        return values.isEmpty() ? null : ContentType.parseLenient(values.getFirst());
    }
}
