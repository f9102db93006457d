package io.stepwell.api.history;

import io.stepwell.api.wire.Answer;
import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import io.stepwell.language.json.JsonWriter;
import java.util.Map;

/**
 * Turns events into the messages that Step Functions logs: numbers and times are texts, and the details are those of
 * the history (recorded cases, logs).
 */
public final class LogProjection {
    private final HistoryProjection history;

    /**
     * A projection.
     *
     * @param region shown in TaskScheduled
     * @param includeExecutionData whether inputs, outputs, parameters and variables are shown
     */
    public LogProjection(String region, boolean includeExecutionData) {
        this.history = new HistoryProjection(region, includeExecutionData);
    }

    /**
     * The message, one line of JSON.
     *
     * @param redriveCount how often the execution had been redriven
     *
     * @throws IllegalArgumentException for an internal event, which is never logged
     */
    public String message(ExecutionOrigin origin, int redriveCount, Event event) {
        Entry entry = history.entry(event);
        Answer details = entry.details();
        return JsonWriter.write(Answer.empty()
                .set("id", Long.toString(event.head().id()))
                .set("type", entry.type())
                .set("details", details == null ? Map.of() : details.members())
                .set("previous_event_id", Long.toString(event.head().previousId()))
                .set("event_timestamp", Long.toString(event.head().timeMillis()))
                .set("execution_arn", origin.arn())
                .set("redrive_count", Integer.toString(redriveCount))
                .members());
    }
}
