package io.stepwell.language.intrinsic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code States.Base64Encode}: a string's UTF-8 bytes in base 64 with padding. */
final class Base64Encode {
    private Base64Encode() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        return Base64.getEncoder().encodeToString(arguments.shortString(0).getBytes(StandardCharsets.UTF_8));
    }
}
