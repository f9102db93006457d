package io.stepwell.cli;

import io.stepwell.cli.client.ApiClient;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the history of an execution and tells people what happens. */
final class ExecutionWatch {
    private static final long SHORTEST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 250;
    private static final int PAGE = 1_000;
    private static final Set<String> ENDS =
            Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut");

    private final ApiClient client;
    private final String executionArn;
    private final PrintWriter err;
    private @Nullable Object pageToken;
    private int seenOnPage;
    private @Nullable BigDecimal startSeconds;
    private boolean ended;

    ExecutionWatch(ApiClient client, String executionArn, PrintWriter err) {
        this.client = client;
        this.executionArn = executionArn;
        this.err = err;
    }

    /** Returns when the execution has ended. */
    void follow() throws InterruptedException {
        long pauseMillis = SHORTEST_PAUSE_MILLIS;
        while (true) {
            boolean news = readPage();
            if (ended) {
                return;
            }
            pauseMillis = news ? SHORTEST_PAUSE_MILLIS : Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS);
            if (!news) {
                Thread.sleep(pauseMillis);
            }
        }
    }

    /** Tells what is new on the page last read, and turns to the next one when it is full. */
    private boolean readPage() throws InterruptedException {
        Map<String, Object> request = new HashMap<>(Map.of("executionArn", executionArn, "maxResults", PAGE));
        if (pageToken != null) {
            request.put("nextToken", pageToken);
        }
        Map<?, ?> answer = client.call("GetExecutionHistory", request);
        List<?> events = answer.get("events") instanceof List<?> list ? list : List.of();
        List<?> fresh = events.subList(Math.min(seenOnPage, events.size()), events.size());
        fresh.forEach(event -> tell((Map<?, ?>) event));
        seenOnPage = events.size();
        if (answer.get("nextToken") != null) {
            pageToken = answer.get("nextToken");
            seenOnPage = 0;
        }
        return !fresh.isEmpty();
    }

    private void tell(Map<?, ?> event) {
        String type = String.valueOf(event.get("type"));
        ended |= ENDS.contains(type);
        String text = text(type, event);
        if (text != null) {
            err.println(String.format(Locale.ROOT, "%8.3f s  %s", secondsSinceStart(event), text));
        }
    }

    private BigDecimal secondsSinceStart(Map<?, ?> event) {
        BigDecimal time = new BigDecimal(String.valueOf(event.get("timestamp")));
        if (startSeconds == null) {
            startSeconds = time;
        }
        return time.subtract(startSeconds);
    }

    private static @Nullable String text(String type, Map<?, ?> event) {
        if (type.endsWith("StateEntered")) {
            return "→ " + detail(event, "stateEnteredEventDetails", "name") + " (" + type.replace("StateEntered", "")
                    + ")";
        }
        if (type.endsWith("StateExited")) {
            return "✓ " + detail(event, "stateExitedEventDetails", "name");
        }
        if (type.endsWith("Failed") || type.endsWith("TimedOut") || type.endsWith("Aborted")) {
            return "✗ " + type + failure(event);
        }
        return type.equals("ExecutionStarted") || type.equals("ExecutionSucceeded") ? type : null;
    }

    /** Error and cause, in whichever details of the event they are. */
    private static String failure(Map<?, ?> event) {
        for (Object details : event.values()) {
            if (details instanceof Map<?, ?> members && members.get("error") != null) {
                return " " + members.get("error") + (members.get("cause") == null ? "" : ": " + members.get("cause"));
            }
        }
        return "";
    }

    private static String detail(Map<?, ?> event, String details, String member) {
        return event.get(details) instanceof Map<?, ?> members ? String.valueOf(members.get(member)) : "?";
    }
}
