package io.stepwell.conformance.reference;

import io.stepwell.conformance.tree.JsonText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The values known during one run of a case: names made up for it, its resources, the answers of its steps.
 *
 * <p>Steps in the background and those that follow share it: safe for use by several threads.
 */
public final class CaseValues {
    private static final Pattern NOW_PLUS_DAYS = Pattern.compile("now\\.seconds\\+(\\d+)d");
    private static final DateTimeFormatter WITHOUT_ZONE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    /** A known value, and the rest of the reference that still leads into it. */
    record Found(@Nullable Object value, String rest) {}

    private final Surroundings surroundings;
    private final Map<String, String> madeUp = new ConcurrentHashMap<>();
    private final Map<String, Object> named = new ConcurrentHashMap<>();

    public CaseValues(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** Remembers what a resource offers, or what a step was answered, under its id. */
    public void put(String id, Object value) {
        named.put(id, value);
    }

    /**
     * Finds what the beginning of a reference names.
     *
     * @throws IllegalArgumentException when nothing is known by that name (the step may not have been answered)
     */
    Found find(String reference) {
        Matcher nowPlusDays = NOW_PLUS_DAYS.matcher(reference);
        if (nowPlusDays.lookingAt()) {
            Duration days = Duration.ofDays(Long.parseLong(nowPlusDays.group(1)));
            String time = WITHOUT_ZONE.format(surroundings.now().plus(days).atOffset(ZoneOffset.UTC));
            return new Found(time, reference.substring(nowPlusDays.end()));
        }
        String word = firstWord(reference);
        String rest = reference.substring(word.length());
        return switch (word) {
            case "region" -> new Found(surroundings.region(), rest);
            case "account" -> new Found(surroundings.account(), rest);
            case "now" ->
                new Found(surroundings.now().truncatedTo(ChronoUnit.MILLIS).toString(), after(".iso", rest));
            case "uid", "uuid" -> madeUp(word, rest);
            default -> named(word, rest);
        };
    }

    private Found named(String word, String rest) {
        Object value = named.get(word);
        if (value == null) {
            throw new IllegalArgumentException("no answer or resource is known as '" + word + "'");
        }
        return switch (value) {
            case FailedAnswer failed -> failedMember(failed, rest);
            default -> new Found(value, rest);
        };
    }

    private static Found failedMember(FailedAnswer failed, String rest) {
        String word = firstWord(rest.startsWith(".") ? rest.substring(1) : "");
        String after = rest.substring(Math.min(rest.length(), word.length() + 1));
        return switch (word) {
            case "error" -> new Found(failed.response(), after);
            case "exception" -> new Found(failed.text(), after);
            case "exception_type" -> new Found(failed.code(), after);
            default ->
                throw new IllegalArgumentException(
                        "a failed step offers error, exception and exception_type, not '" + rest + "'");
        };
    }

    private Found madeUp(String word, String rest) {
        Matcher number = Pattern.compile("\\.(\\d+)").matcher(rest);
        if (!number.lookingAt()) {
            throw new IllegalArgumentException("'" + word + rest + "' needs a number, as in " + word + ".1");
        }
        String value = madeUp.computeIfAbsent(word + number.group(), name -> {
            String uuid = UUID.randomUUID().toString();
            return word.equals("uuid") ? uuid : uuid.substring(0, 8);
        });
        return new Found(value, rest.substring(number.end()));
    }

    private static String after(String expected, String rest) {
        if (!rest.startsWith(expected)) {
            throw new IllegalArgumentException("'now" + rest + "' must be now" + expected + " or now.seconds+Nd");
        }
        return rest.substring(expected.length());
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return text.substring(0, end);
    }

    /** All that is known, for a message. */
    @Override
    public String toString() {
        return JsonText.write(named);
    }
}
