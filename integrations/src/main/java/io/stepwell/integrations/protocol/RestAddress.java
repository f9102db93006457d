package io.stepwell.integrations.protocol;

import io.stepwell.models.Member;
import io.stepwell.models.Operation;
import io.stepwell.models.Shape;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The address of a REST request: the pattern of the operation with its labels filled in, and the query. */
final class RestAddress {
    private final Map<String, List<String>> query = new LinkedHashMap<>();
    private String path;

    private RestAddress(String requestUri) {
        int mark = requestUri.indexOf('?');
        path = mark < 0 ? requestUri : requestUri.substring(0, mark);
        if (mark >= 0) {
            for (String pair : requestUri.substring(mark + 1).split("&")) {
                String[] parts = pair.split("=", 2);
                add(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
    }

    /**
     * The address for an input.
     *
     * @throws IllegalArgumentException when a label is missing or empty
     */
    static RestAddress of(Operation operation, Map<String, @Nullable Object> input) {
        RestAddress address = new RestAddress(operation.requestUri());
        Shape shape = operation.input();
        if (shape != null) {
            Map<String, List<String>> maps = new LinkedHashMap<>();
            for (Member member : shape.members().values()) {
                Object value = input.get(member.name());
                switch (member.location()) {
                    case "uri" -> address.fill(member, value);
                    case "querystring" -> address.addMember(member, value, maps);
                    default -> {}
                }
            }
            maps.forEach(address.query::putIfAbsent);
        }
        return address;
    }

    /** Percent-encoded, beginning with a slash. */
    String path() {
        return path;
    }

    /** Not encoded. */
    Map<String, List<String>> query() {
        return query;
    }

    private void fill(Member member, @Nullable Object value) {
        String text = value == null ? "" : Scalars.text(member, value, TimestampFormat.ISO_8601);
        if (text.isEmpty()) {
            throw new IllegalArgumentException(
                    "The field '" + member.parameterName() + "' is required but was missing");
        }
        String encoded = encoded(text);
        path = path.replace("{" + member.wireName() + "}", encoded)
                .replace("{" + member.wireName() + "+}", encoded.replace("%2F", "/"));
    }

    private void addMember(Member member, @Nullable Object value, Map<String, List<String>> maps) {
        switch (value) {
            case null -> {}
            case List<?> list ->
                list.stream()
                        .filter(each -> each != null)
                        .forEach(each -> add(
                                member.wireName(),
                                Scalars.text(member.shape().element(), each, TimestampFormat.ISO_8601)));
            case Map<?, ?> map ->
                map.forEach((name, each) -> {
                    List<?> values = each instanceof List<?> list ? list : each == null ? List.of() : List.of(each);
                    maps.put((String) name, values.stream().map(String::valueOf).toList());
                });
            default -> add(member.wireName(), Scalars.text(member, value, TimestampFormat.ISO_8601));
        }
    }

    private void add(String name, String value) {
        query.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** Percent-encoding of RFC 3986: everything but letters, digits and {@code -._~}. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
