package io.stepwell.language.intrinsic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** {@code States.Base64Decode}: the string whose UTF-8 bytes a base 64 text stands for. */
final class Base64Decode {
    private Base64Decode() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        try {
            return new String(Base64.getDecoder().decode(arguments.shortString(0)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw arguments.invalid();
        }
    }
}
