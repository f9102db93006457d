package io.stepwell.integrations.protocol;

import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.language.json.Json;
import io.stepwell.models.Member;
import io.stepwell.models.Shape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Members that travel in headers. */
final class RestHeaders {
    /** An element of a list: quoted, an HTTP date with its comma, or anything up to the next comma. */
    private static final Pattern ELEMENT = Pattern.compile(
            "\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [^,]*)|([^,]*))\\s*(?:,|$)");

    private RestHeaders() {}

    /** The headers of a request. */
    static Map<String, String> write(Shape structure, Map<String, @Nullable Object> input) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Member member : structure.members().values()) {
            Object value = input.get(member.name());
            if (value == null) {
                continue;
            }
            if (member.location().equals("headers") && value instanceof Map<?, ?> map) {
                String prefix = member.traits().text("locationName") instanceof String text ? text : "";
                map.forEach((name, each) -> headers.put(prefix + name, String.valueOf(each)));
            } else if (member.location().equals("header")) {
                headers.put(member.wireName(), text(member, value));
            }
        }
        return headers;
    }

    private static String text(Member member, Object value) {
        if (member.has("jsonvalue")) {
            String json = value instanceof String text ? text : Json.of(value).text();
            return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        }
        if (value instanceof List<?> list) {
            Member element = member.shape().element();
            return list.stream()
                    .filter(each -> each != null)
                    .map(each -> quoted(element, Scalars.text(element, each, TimestampFormat.RFC_822)))
                    .collect(Collectors.joining(", "));
        }
        return Scalars.text(member, value, TimestampFormat.RFC_822);
    }

    private static String quoted(Member element, String text) {
        boolean ambiguous = text.contains(",") || text.contains("\"");
        return ambiguous && element.shape().kind() == Shape.Kind.STRING
                ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
                : text;
    }

    /** The members in the headers and the status of a response. */
    static Map<String, @Nullable Object> read(Shape structure, ServiceResponse response)
            throws UnreadableResponseException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Member member : structure.members().values()) {
            switch (member.location()) {
                case "statusCode" -> members.put(member.name(), response.statusCode());
                case "headers" -> members.put(member.name(), withPrefix(member, response));
                case "header" -> {
                    String text = response.header(member.wireName());
                    if (text != null) {
                        members.put(member.name(), value(member, text));
                    }
                }
                default -> {}
            }
        }
        return members;
    }

    private static Map<String, String> withPrefix(Member member, ServiceResponse response) {
        String prefix = member.traits().text("locationName") instanceof String text ? text : "";
        Map<String, String> found = new LinkedHashMap<>();
        response.headers().forEach((name, values) -> {
            if (name.toLowerCase(Locale.ROOT).startsWith(prefix.toLowerCase(Locale.ROOT)) && !values.isEmpty()) {
                found.put(name.substring(prefix.length()), values.getFirst());
            }
        });
        return found;
    }

    private static @Nullable Object value(Member member, String text) throws UnreadableResponseException {
        Shape shape = member.shape();
        if (member.has("jsonvalue")) {
            try {
                return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw new UnreadableResponseException("The header " + member.wireName() + " is not Base64");
            }
        }
        if (shape.kind() != Shape.Kind.LIST) {
            return Scalars.value(shape, text);
        }
        List<@Nullable Object> list = new ArrayList<>();
        Matcher element = ELEMENT.matcher(text);
        while (element.lookingAt() && element.regionStart() < text.length()) {
            String quoted = element.group(1);
            String plain = element.group(2) == null ? element.group(3) : element.group(2);
            String bare = quoted == null ? plain.strip() : quoted.replaceAll("\\\\(.)", "$1");
            list.add(Scalars.value(shape.element().shape(), bare));
            element.region(element.end(), text.length());
        }
        return list;
    }
}
