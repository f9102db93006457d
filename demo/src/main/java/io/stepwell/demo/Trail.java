package io.stepwell.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What a history says about states: which event belongs to which, and where the execution is now. */
final class Trail {
    private final Map<Long, HistoryEvent> byId = new HashMap<>();
    private final List<HistoryEvent> active = new ArrayList<>();
    private final Map<Long, Integer> failures = new HashMap<>();

    Trail(List<HistoryEvent> events) {
        events.forEach(this::add);
    }

    private void add(HistoryEvent event) {
        byId.put(event.id(), event);
        String type = event.typeAsString();
        if (type.endsWith("StateEntered")) {
            active.add(event);
        } else if (type.endsWith("StateExited")) {
            leave(event);
        } else if (isFailedAttempt(event.type())) {
            HistoryEvent entered = entered(event);
            if (entered != null) {
                failures.merge(entered.id(), 1, Integer::sum);
            }
        }
    }

    /** Leaving a Parallel or Map leaves whatever was still going on inside of it. */
    private void leave(HistoryEvent exited) {
        String name = exited.stateExitedEventDetails().name();
        HistoryEvent entered = isContainer(exited) ? lastEntered(name) : entered(exited);
        if (entered != null) {
            active.removeIf(
                    event -> event.id().equals(entered.id()) || (isContainer(exited) && event.id() > entered.id()));
        }
    }

    private @Nullable HistoryEvent lastEntered(String name) {
        return active.reversed().stream()
                .filter(event -> event.stateEnteredEventDetails().name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** The event that entered the state this event belongs to; null before the first state. */
    @Nullable
    HistoryEvent entered(HistoryEvent event) {
        HistoryEvent current = event;
        while (current != null && !current.typeAsString().endsWith("StateEntered")) {
            current = byId.get(current.previousEventId());
        }
        return current;
    }

    /** The states the execution is in, innermost ones only, for people. */
    String now() {
        Map<String, Integer> names = new LinkedHashMap<>();
        boolean retrying = false;
        boolean onlyContainers = active.stream().allMatch(Trail::isContainer);
        for (HistoryEvent event : active) {
            if (onlyContainers || !isContainer(event)) {
                names.merge(event.stateEnteredEventDetails().name(), 1, Integer::sum);
                retrying |= failures.containsKey(event.id());
            }
        }
        List<String> texts = new ArrayList<>();
        names.forEach((name, count) -> texts.add(count == 1 ? name : name + " ×" + count));
        return String.join(", ", texts) + (retrying ? " (retry)" : "");
    }

    private static boolean isContainer(HistoryEvent event) {
        return switch (event.type()) {
            case PARALLEL_STATE_ENTERED, PARALLEL_STATE_EXITED, MAP_STATE_ENTERED, MAP_STATE_EXITED -> true;
            default -> false;
        };
    }

    private static boolean isFailedAttempt(HistoryEventType type) {
        return switch (type) {
            case LAMBDA_FUNCTION_FAILED, LAMBDA_FUNCTION_TIMED_OUT, TASK_FAILED, TASK_TIMED_OUT -> true;
            default -> false;
        };
    }
}
