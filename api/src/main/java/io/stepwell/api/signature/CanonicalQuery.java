package io.stepwell.api.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The query of a request in the order and encoding that signatures are made over. */
final class CanonicalQuery {
    private CanonicalQuery() {}

    /** One parameter, decoded. */
    record Parameter(String decodedName, String decodedValue) {
        String encodedName() {
            return UriEncoding.encode(decodedName, false);
        }

        String encodedValue() {
            return UriEncoding.encode(decodedValue, false);
        }
    }

    /** The parameters of a raw query in their order. */
    static List<Parameter> parse(String rawQuery) {
        List<Parameter> parameters = new ArrayList<>();
        for (String pair : rawQuery.split("&")) {
            if (!pair.isEmpty()) {
                String[] sides = pair.split("=", 2);
                parameters.add(new Parameter(decode(sides[0]), sides.length > 1 ? decode(sides[1]) : ""));
            }
        }
        return parameters;
    }

    /** The canonical form; the signature itself is left out. */
    static String of(String rawQuery) {
        return parse(rawQuery).stream()
                .filter(parameter -> !parameter.decodedName().equals("X-Amz-Signature"))
                .sorted(Comparator.comparing(Parameter::encodedName).thenComparing(Parameter::encodedValue))
                .map(parameter -> parameter.encodedName() + "=" + parameter.encodedValue())
                .collect(Collectors.joining("&"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SignatureFaults.incomplete("The query string is not percent-encoded correctly.");
        }
    }
}
