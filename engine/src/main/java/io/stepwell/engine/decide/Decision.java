package io.stepwell.engine.decide;

import io.stepwell.engine.effect.Effect;
import io.stepwell.engine.event.Event;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a command.
 *
 * @param events what happened, already applied to the execution; empty when nothing did
 * @param effects what to tell the world once the events are durable
 * @param refusal why the command was not carried out; null when it was
 */
public record Decision(
        List<Event> events, List<Effect> effects, @Nullable Refusal refusal) {
    /** Why a command was not carried out. */
    public enum Refusal {
        /** The execution is closed. */
        EXECUTION_CLOSED,
        /** The execution is open, has succeeded or has no room for more events. */
        EXECUTION_NOT_REDRIVABLE,
        /** The attempt is over, or never was. */
        TASK_NOT_OPEN,
        /** The attempt has ended by a timeout. */
        TASK_TIMED_OUT
    }
}
