package io.stepwell.demo;

import io.stepwell.demo.Screen.Colour;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** A history for people: one line for each event, but without those that only say that a call is on its way. */
final class HistoryText {
    private final Screen screen;
    private final Trail trail;
    private final HistoryEvent first;

    private HistoryText(Screen screen, List<HistoryEvent> events) {
        this.screen = screen;
        this.trail = new Trail(events);
        this.first = events.getFirst();
    }

    static void print(Screen screen, List<HistoryEvent> events) {
        HistoryText text = new HistoryText(screen, events);
        events.stream().filter(event -> !isOnItsWay(event)).forEach(event -> screen.line(text.line(event)));
    }

    private static boolean isOnItsWay(HistoryEvent event) {
        return switch (event.type()) {
            case LAMBDA_FUNCTION_SCHEDULED, LAMBDA_FUNCTION_STARTED, TASK_SCHEDULED, TASK_STARTED -> true;
            default -> false;
        };
    }

    private String line(HistoryEvent event) {
        double seconds = Duration.between(first.timestamp(), event.timestamp()).toMillis() / 1_000.0;
        String type = event.typeAsString();
        String head = String.format(Locale.ROOT, "%6.3f s  %2d  ", seconds, event.id());
        return screen.paint(Colour.ASIDE, head)
                + screen.paint(colour(type), type)
                + " ".repeat(Math.max(1, 26 - type.length()))
                + about(event);
    }

    private static Colour colour(String type) {
        if (type.endsWith("Failed") || type.endsWith("Aborted") || type.endsWith("TimedOut")) {
            return Colour.BAD;
        }
        if (type.endsWith("Submitted")) {
            return Colour.WAITING;
        }
        return type.endsWith("Succeeded") ? Colour.GOOD : Colour.ASIDE;
    }

    private String about(HistoryEvent event) {
        String failure = failure(event);
        if (failure != null) {
            return failure;
        }
        if (event.typeAsString().startsWith("Execution")) {
            return "";
        }
        if (event.stateExitedEventDetails() != null) {
            return event.stateExitedEventDetails().name();
        }
        if (event.stateEnteredEventDetails() != null) {
            return screen.paint(Colour.NAME, event.stateEnteredEventDetails().name());
        }
        HistoryEvent entered = trail.entered(event);
        return switch (event.type()) {
            case TASK_SUBMITTED -> "the token is in the queue; the execution waits";
            case PARALLEL_STATE_STARTED, PARALLEL_STATE_SUCCEEDED, MAP_STATE_STARTED, MAP_STATE_SUCCEEDED -> "";
            default -> entered == null ? "" : entered.stateEnteredEventDetails().name();
        };
    }

    private static @Nullable String failure(HistoryEvent event) {
        return switch (event.type()) {
            case LAMBDA_FUNCTION_FAILED ->
                text(
                        event.lambdaFunctionFailedEventDetails().error(),
                        event.lambdaFunctionFailedEventDetails().cause());
            case TASK_FAILED ->
                text(
                        event.taskFailedEventDetails().error(),
                        event.taskFailedEventDetails().cause());
            case EXECUTION_FAILED ->
                text(
                        event.executionFailedEventDetails().error(),
                        event.executionFailedEventDetails().cause());
            default -> null;
        };
    }

    private static String text(@Nullable String error, @Nullable String cause) {
        return error + ": " + Cause.text(cause);
    }
}
