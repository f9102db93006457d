package io.stepwell.language.jsonata;

import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The functions AWS Step Functions adds to the language or has in place of the reference's, as its guide "Transforming
 * data with JSONata" describes them.
 */
final class AwsFunctions {
    private static final Set<String> DIGESTS = Set.of("MD5", "SHA-1", "SHA-256", "SHA-384", "SHA-512");
    private static final long RANGE_SIZE_MAX = 10_000_000;

    private AwsFunctions() {}

    static void define(Builtins table) {
        table.defineStrict("partition", "<an:a<a>>", AwsFunctions::partition);
        table.defineStrict("range", "<nnn:a<n>>", AwsFunctions::range);
        table.defineStrict("hash", "<s-s:s>", AwsFunctions::hash);
        table.define("random", "<n?:n>", 0, AwsFunctions::random);
        table.define("uuid", "<:s>", a -> uuid(a.evaluator().moment().random()));
        table.defineStrict("parse", "<s-:x>", a -> parse(a.string(0), a.meter()));
    }

    private static Object partition(Arguments a) {
        List<?> list = a.list(0);
        double size = Math.floor(a.real(1));
        if (size < 1) {
            throw refused("The second argument of the partition function must be a positive number");
        }
        Sequence parts = new Sequence();
        int step = (int) Math.min(size, Integer.MAX_VALUE / 2);
        for (int from = 0; from < list.size(); from += step) {
            List<?> part = list.subList(from, Math.min(from + step, list.size()));
            a.meter().elements(8L + part.size());
            parts.add(Sequence.array(part));
        }
        return parts;
    }

    private static Object range(Arguments a) {
        double first = towardsZero(a.real(0));
        double last = towardsZero(a.real(1));
        double step = towardsZero(a.real(2));
        if (step == 0) {
            throw refused("The third argument of the range function must not be 0");
        }
        double count = Math.floor((last - first) / step) + 1;
        if (count > RANGE_SIZE_MAX) {
            throw Fault.of("D2014").value(Numbers.of(count));
        }
        Sequence result = new Sequence();
        for (long i = 0; i < count; i++) {
            a.meter().elements(3);
            result.add(Numbers.of(first + i * step));
        }
        return result;
    }

    /** How AWS rounds what should be whole: {@code $range(-1.7, 2, 1)} begins with -1. */
    private static double towardsZero(double number) {
        return number < 0 ? Math.ceil(number) + 0.0 : Math.floor(number);
    }

    private static Object hash(Arguments a) {
        String algorithm = a.string(1);
        if (!DIGESTS.contains(algorithm)) {
            throw refused(
                    "The second argument of the hash function must be one of MD5, SHA-1, SHA-256, SHA-384, SHA-512");
        }
        a.meter().characters(16L * a.string(0).length());
        try {
            byte[] bytes = a.string(0).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Object random(Arguments a) {
        Random random =
                a.has(0) ? new Random((long) a.real(0)) : a.evaluator().moment().random();
        return random.nextDouble();
    }

    private static String uuid(Random random) {
        long high = (random.nextLong() & ~0xF000L) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static @Nullable Object parse(String text, Meter meter) {
        meter.characters(16L * text.length());
        try {
            return JsonReader.read(text);
        } catch (JsonSyntaxException invalid) {
            throw refused("The argument of the parse function is not JSON: " + invalid.getMessage());
        }
    }

    private static Fault refused(String message) {
        return Fault.worded("D3137", message);
    }
}
