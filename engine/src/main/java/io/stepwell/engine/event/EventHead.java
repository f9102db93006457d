package io.stepwell.engine.event;

/**
 * What every event has.
 *
 * @param id the number in the AWS history, from 1 without gaps; 0 for an internal event, which history omits
 * @param previousId the event that led to this one, as AWS numbers it; not always {@code id - 1}
 * @param timeMillis when it happened, milliseconds since the epoch
 */
public record EventHead(long id, long previousId, long timeMillis) {
    public boolean isInternal() {
        return id == 0;
    }
}
