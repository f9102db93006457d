package io.stepwell.integrations.protocol;

import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.models.Operation;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares a request with what a vector says it must be. */
final class RequestComparison {
    private RequestComparison() {}

    static @Nullable String difference(
            Map<?, ?> suite,
            Map<?, ?> expected,
            Operation operation,
            Map<String, @Nullable Object> input,
            ServiceRequest request) {
        if (!request.method().equals(expected.get("method"))) {
            return "method " + request.method();
        }
        String[] uri = String.valueOf(expected.get("uri")).split("\\?", 2);
        URI endpoint = URI.create(suite.get("clientEndpoint") instanceof String url ? url : "https://example.com");
        String path = endpoint.getRawPath() + request.path();
        if (!path.equals(uri[0])) {
            return "path " + path + " instead of " + uri[0];
        }
        List<String> query = pairs(uri.length == 1 ? "" : uri[1]);
        if (!query(request).equals(query)) {
            return "query " + query(request) + " instead of " + query;
        }
        if (expected.get("host") instanceof String host) {
            String actual = HostPrefix.of(operation, input) + endpoint.getHost() + endpoint.getRawPath();
            if (!host.equals(actual)) {
                return "host " + actual + " instead of " + host;
            }
        }
        String headers = headers(expected, request);
        return headers == null ? body(expected, request) : headers;
    }

    private static @Nullable String headers(Map<?, ?> expected, ServiceRequest request) {
        if (expected.get("headers") instanceof Map<?, ?> headers) {
            for (Map.Entry<?, ?> header : headers.entrySet()) {
                String actual = header(request, (String) header.getKey());
                if (actual == null || !actual.startsWith(String.valueOf(header.getValue()))) {
                    return "header " + header + " but got " + actual;
                }
            }
        }
        for (Object name : expected.get("forbidHeaders") instanceof List<?> list ? list : List.of()) {
            if (header(request, (String) name) != null) {
                return "forbidden header " + name;
            }
        }
        for (Object name : expected.get("requireHeaders") instanceof List<?> list ? list : List.of()) {
            if (header(request, (String) name) == null && !"content-length".equalsIgnoreCase((String) name)) {
                return "missing header " + name;
            }
        }
        return null;
    }

    private static @Nullable String header(ServiceRequest request, String name) {
        return request.headers().entrySet().stream()
                .filter(h -> h.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String body(Map<?, ?> expected, ServiceRequest request) {
        String actual = new String(request.body(), StandardCharsets.UTF_8);
        if (!(expected.get("body") instanceof String wanted) || wanted.equals(actual)) {
            return null;
        }
        String type = Objects.requireNonNullElse(header(request, "Content-Type"), "");
        boolean same = type.contains("form")
                ? pairs(wanted).equals(pairs(actual))
                : type.contains("json") ? sameJson(wanted, actual) : type.contains("xml") && sameXml(wanted, actual);
        return same ? null : "body " + actual + " instead of " + wanted;
    }

    private static boolean sameJson(String wanted, String actual) {
        try {
            return Json.parse(wanted).equals(Json.parse(actual));
        } catch (JsonSyntaxException e) {
            return false;
        }
    }

    private static boolean sameXml(String wanted, String actual) {
        try {
            return canonical(XmlElement.parse(wanted)).equals(canonical(XmlElement.parse(actual)));
        } catch (UnreadableResponseException e) {
            return false;
        }
    }

    private static String canonical(XmlElement element) {
        String text =
                element.children().isEmpty() ? element.text() : element.text().strip();
        List<String> children = new ArrayList<>(
                element.children().stream().map(RequestComparison::canonical).toList());
        Collections.sort(children);
        return element.name() + new java.util.TreeMap<>(element.attributes()) + text + children;
    }

    private static List<String> query(ServiceRequest request) {
        return request.query().entrySet().stream()
                .flatMap(e -> e.getValue().stream().map(value -> e.getKey() + "=" + value))
                .sorted()
                .toList();
    }

    private static List<String> pairs(String text) {
        return Stream.of(text.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .map(pair -> URLDecoder.decode(pair, StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }
}
