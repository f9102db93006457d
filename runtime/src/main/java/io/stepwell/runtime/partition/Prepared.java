package io.stepwell.runtime.partition;

import io.stepwell.engine.decide.Decision;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A decision that was made in memory and is yet to be staged.
 *
 * @param hot the execution, changed by the decision
 * @param nextEventId the id the next history event had before it
 * @param eventsBefore how many events the journal had before it
 * @param taskInput the input of the task a worker has taken; null for other commands
 * @param atMillis the time of the decision
 */
record Prepared(
        Hot hot,
        Decision decision,
        long nextEventId,
        long eventsBefore,
        @Nullable Json taskInput,
        long atMillis) {}
