package io.stepwell.conformance.doubles;

import io.stepwell.conformance.tree.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a function does with its event. */
public sealed interface FunctionBehaviour {
    record ReturnEvent() implements FunctionBehaviour {}

    record Return(@Nullable Object value) implements FunctionBehaviour {}

    record SleepThenReturnEvent(Duration pause) implements FunctionBehaviour {}

    /** The response body is the text repeated, as it is. */
    record ReturnRawBody(String text, int times) implements FunctionBehaviour {}

    /** A function error, as an uncaught exception makes it. */
    record Raise(String errorType, String errorMessage, List<?> stackTrace) implements FunctionBehaviour {}

    /**
     * Reads a behaviour as cases write it.
     *
     * @throws IllegalArgumentException when it is unknown or a member is missing
     */
    static FunctionBehaviour read(Map<String, @Nullable Object> written) {
        return switch (String.valueOf(written.get("behaviour"))) {
            case "return_event" -> new ReturnEvent();
            case "return" -> new Return(written.get("value"));
            case "sleep_then_return_event" ->
                new SleepThenReturnEvent(Duration.ofMillis(Math.round(number(written, "seconds") * 1_000)));
            case "return_raw_body" -> new ReturnRawBody(text(written, "text"), (int) number(written, "times"));
            case "raise" ->
                new Raise(
                        text(written, "errorType"),
                        text(written, "errorMessage"),
                        written.get("stackTrace") instanceof List<?> trace ? trace : List.of());
            default ->
                throw new IllegalArgumentException("unknown behaviour of a function: " + JsonText.write(written)
                        + "; expected return_event, return, sleep_then_return_event, return_raw_body or raise");
        };
    }

    private static double number(Map<String, @Nullable Object> written, String name) {
        if (written.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("behaviour: member '" + name + "' must be a number");
    }

    private static String text(Map<String, @Nullable Object> written, String name) {
        if (written.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("behaviour: member '" + name + "' must be a string");
    }
}
