package io.stepwell.integrations.http;

import io.stepwell.engine.task.ExchangeObserver;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP server answered.
 *
 * @param reason the text after the status code; empty when there was none
 * @param headers all values of each header, by its name as received; look-ups do not mind the case
 */
public record HttpReply(int statusCode, String reason, Map<String, List<String>> headers, byte[] body) {
    public boolean isSuccess() {
        return statusCode / 100 == 2;
    }

    /** As somebody sees it who tries out a task. */
    ExchangeObserver.Response shown(String protocol) {
        return new ExchangeObserver.Response(protocol, statusCode, reason, headersInLowerCase(), text());
    }

    /** The body in the character set it names, UTF-8 when it names none that is known. */
    public String text() {
        ContentType type = contentType();
        Charset charset = type == null ? null : type.getCharset();
        return new String(body, charset == null ? StandardCharsets.UTF_8 : charset);
    }

    boolean saysJson() {
        ContentType type = contentType();
        return type != null && type.getMimeType().endsWith("json");
    }

    /** The body as the JSON that it is, or else as text. */
    public @Nullable Object value() {
        String text = text();
        if (saysJson() || text.startsWith("{") || text.startsWith("[")) {
            try {
                return Json.parse(text).tree();
            } catch (JsonSyntaxException notJson) {
                return text;
            }
        }
        return text;
    }

    /** The headers with their names in lower case. */
    Map<String, List<String>> headersInLowerCase() {
        Map<String, List<String>> lower = new TreeMap<>();
        headers.forEach((name, values) -> lower.put(name.toLowerCase(Locale.ROOT), values));
        return lower;
    }

    private @Nullable ContentType contentType() {
        List<String> values = headers.getOrDefault("content-type", List.of());
        return values.isEmpty() ? null : ContentType.parseLenient(values.getFirst());
    }
}
