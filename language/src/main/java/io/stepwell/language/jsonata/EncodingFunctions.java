package io.stepwell.language.jsonata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Base64, and the URL encodings of JavaScript. */
final class EncodingFunctions {
    private static final String UNRESERVED = "-_.!~*'()";
    private static final String RESERVED = ";/?:@&=+$,#";

    private EncodingFunctions() {}

    static void define(Builtins table) {
        table.defineStrict("base64encode", "<s-:s>", a -> {
            byte[] bytes = paid(a).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(bytes);
        });
        table.defineStrict("base64decode", "<s-:s>", a -> decodeBase64(paid(a)));
        table.defineStrict("encodeUrlComponent", "<s-:s>", a -> encode(a, "encodeUrlComponent", UNRESERVED));
        table.defineStrict("encodeUrl", "<s-:s>", a -> encode(a, "encodeUrl", UNRESERVED + RESERVED));
        table.defineStrict("decodeUrlComponent", "<s-:s>", a -> decode(a, "decodeUrlComponent", ""));
        table.defineStrict("decodeUrl", "<s-:s>", a -> decode(a, "decodeUrl", RESERVED));
    }

    private static String paid(Arguments a) {
        a.meter().characters(4L * a.string(0).length());
        return a.string(0);
    }

    private static Fault malformed(String function, String text) {
        return Fault.of("D3140").with("functionName", function).value(text);
    }

    private static String decodeBase64(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw Fault.worded("D3137", "The argument of the base64decode function is not Base64");
        }
    }

    private static String encode(Arguments a, String function, String kept) {
        String text = paid(a);
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                throw malformed(function, text);
            }
            if (c < 128 && (Character.isLetterOrDigit(c) || kept.indexOf(c) >= 0)) {
                out.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%')
                            .append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)))
                            .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
                }
            }
        });
        return out.toString();
    }

    /** @param kept characters whose escapes stay */
    private static String decode(Arguments a, String function, String kept) {
        String text = paid(a);
        StringBuilder out = new StringBuilder(text.length());
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != '%') {
                drain(bytes, out, function, text);
                out.append(text.charAt(i));
                continue;
            }
            int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw malformed(function, text);
            }
            int code = high * 16 + low;
            if (code < 128 && kept.indexOf(code) >= 0) {
                drain(bytes, out, function, text);
                out.append(text, i, i + 3);
            } else {
                bytes.put((byte) code);
            }
            i += 2;
        }
        drain(bytes, out, function, text);
        return out.toString();
    }

    private static void drain(ByteBuffer bytes, StringBuilder out, String function, String text) {
        if (bytes.position() == 0) {
            return;
        }
        try {
            out.append(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()));
            bytes.clear();
        } catch (CharacterCodingException notUtf8) {
            throw malformed(function, text);
        }
    }
}
