package io.stepwell.language.intrinsic;

import java.util.UUID;

/** {@code States.UUID}: a random UUID (version 4, RFC 9562) of the evaluation's own chance. */
final class Uuid {
    private static final long VERSION_4 = 0x4000L;
    private static final long VERSION_CLEARED = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;
    private static final long VARIANT_CLEARED = 0x3FFF_FFFF_FFFF_FFFFL;

    private Uuid() {}

    static Object apply(Arguments arguments) {
        long high = arguments.chance().nextLong() & VERSION_CLEARED | VERSION_4;
        long low = arguments.chance().nextLong() & VARIANT_CLEARED | VARIANT_RFC;
        return new UUID(high, low).toString();
    }
}
