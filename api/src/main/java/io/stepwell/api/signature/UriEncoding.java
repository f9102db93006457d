package io.stepwell.api.signature;

import java.nio.charset.StandardCharsets;

/** Percent-encoding as Signature Version 4 defines it: everything but the unreserved characters of RFC 3986. */
final class UriEncoding {
    private static final String UNRESERVED = "-._~";

    private UriEncoding() {}

    static String encode(String text, boolean keepSlashes) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean alphanumeric = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
            if (alphanumeric || UNRESERVED.indexOf(c) >= 0 || (keepSlashes && c == '/')) {
                out.append(c);
            } else {
                out.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return out.toString();
    }
}
