package io.stepwell.runtime;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.event.Event;
import java.util.List;

/** Is told what executions have done, for their logs: after it is durable, on threads that must not wait. */
public interface ExecutionLog {
    /** Nobody listens. */
    ExecutionLog NONE = (origin, redriveCount, loggingConfiguration, events) -> {};

    /**
     * Something has happened. A crash between a commit and this call is not made up for: logs are an offer, as those
     * of AWS Step Functions are; the journal is the truth.
     *
     * @param redriveCount how often the execution has been redriven so far
     * @param loggingConfiguration of the state machine, JSON of the API's shape
     * @param events in order, internal ones among them
     */
    void happened(ExecutionOrigin origin, int redriveCount, String loggingConfiguration, List<Event> events);
}
