package io.stepwell.language.intrinsic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;

/** {@code States.Hash}: the digest of a string's UTF-8 bytes as lower-case hexadecimal digits. */
final class Hash {
    private static final Set<String> ALGORITHMS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");

    private Hash() {}

    static Object apply(Arguments arguments) throws IntrinsicFault {
        byte[] data = arguments.shortString(0).getBytes(StandardCharsets.UTF_8);
        String algorithm = arguments.string(1);
        if (!ALGORITHMS.contains(algorithm)) {
            throw arguments.invalid();
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks the digest " + algorithm, e);
        }
    }
}
