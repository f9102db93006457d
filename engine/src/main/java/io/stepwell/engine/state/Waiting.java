package io.stepwell.engine.state;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a branch in a state waits for. */
public sealed interface Waiting {
    record ForNothing() implements Waiting {}

    /** The end of a Wait state. */
    record ForTime(long dueMillis) implements Waiting {}

    /**
     * The delay before a retry.
     *
     * @param anchorEventId the last event before the delay
     */
    record ForRetry(long dueMillis, long anchorEventId) implements Waiting {}

    /**
     * A task.
     *
     * @param scheduledEventId names the attempt
     * @param startedMillis when the work began; 0 while an activity waits for a worker
     * @param callFinished whether the call has been answered, so that only a callback or the end of a job is missing
     * @param held the outcome of a callback that came before the call was answered
     * @param heartbeatMillis the last sign of life, or the start
     * @param job what is known of the job of a {@code .sync} task
     */
    record ForTask(
            long scheduledEventId,
            long scheduledMillis,
            TaskResource resource,
            Json parameters,
            @Nullable Long timeoutSeconds,
            @Nullable Long heartbeatSeconds,
            @Nullable String roleArn,
            long startedMillis,
            boolean callFinished,
            @Nullable TaskOutcome held,
            long heartbeatMillis,
            Job job)
            implements Waiting {

        public boolean isStarted() {
            return startedMillis != 0;
        }

        /** When the attempt times out; {@link Long#MAX_VALUE} for never. */
        public long timeoutMillis() {
            return timeoutSeconds == null || !isStarted() ? Long.MAX_VALUE : startedMillis + timeoutSeconds * 1000;
        }

        /** When the silence of the worker becomes too long; {@link Long#MAX_VALUE} for never. */
        public long silenceMillis() {
            return heartbeatSeconds == null || !isStarted()
                    ? Long.MAX_VALUE
                    : heartbeatMillis + heartbeatSeconds * 1000;
        }

        ForTask started(long atMillis) {
            return with(atMillis, callFinished, held, atMillis, job);
        }

        ForTask submitted(Json output, long atMillis) {
            Job begun = resource.pattern().runsJob() ? new Job(output, atMillis, job.endAnnounced()) : job;
            return with(startedMillis, true, held, heartbeatMillis, begun);
        }

        ForTask holding(TaskOutcome outcome) {
            return with(startedMillis, callFinished, outcome, heartbeatMillis, job);
        }

        ForTask alive(long atMillis) {
            return with(startedMillis, callFinished, held, atMillis, job);
        }

        ForTask announced() {
            Job ended = new Job(job.submitted(), job.submittedMillis(), true);
            return with(startedMillis, callFinished, held, heartbeatMillis, ended);
        }

        private ForTask with(long started, boolean finished, @Nullable TaskOutcome outcome, long beat, Job known) {
            return new ForTask(
                    scheduledEventId,
                    scheduledMillis,
                    resource,
                    parameters,
                    timeoutSeconds,
                    heartbeatSeconds,
                    roleArn,
                    started,
                    finished,
                    outcome,
                    beat,
                    known);
        }
    }

    /**
     * The job of a {@code .sync} task.
     *
     * @param submitted what the call that started it answered; null before that, and for other tasks
     * @param submittedMillis when that was; 0 before
     * @param endAnnounced whether it is known to have ended, though not yet how
     */
    record Job(@Nullable Json submitted, long submittedMillis, boolean endAnnounced) {
        static final Job NONE = new Job(null, 0, false);
    }

    /** The branches of a Parallel state. */
    final class ForBranches implements Waiting {
        private final @Nullable Json[] results;
        private int open;

        ForBranches(int branches) {
            results = new Json[branches];
            open = branches;
        }

        public boolean isComplete() {
            return open == 0;
        }

        /** The results, in the order of the branches. */
        public List<Json> results() {
            return inOrder(results);
        }

        /** The results so far, null where a branch is open. */
        List<@Nullable Json> partial() {
            return Arrays.asList(results);
        }

        void finish(int index, Json result) {
            results[index] = result;
            open--;
        }
    }

    /** The iterations of a Map state. */
    final class ForItems implements Waiting {
        private final List<Json> items;
        private final Json effectiveInput;
        private final long maxConcurrency;
        private final @Nullable Json[] results;
        private int begun;
        private int ended;
        private long lastChildEventId;

        ForItems(List<Json> items, Json effectiveInput, long maxConcurrency, long startedEventId) {
            this.items = items;
            this.effectiveInput = effectiveInput;
            this.maxConcurrency = maxConcurrency;
            this.results = new Json[items.size()];
            this.lastChildEventId = startedEventId;
        }

        public Json item(int index) {
            return items.get(index);
        }

        /** What ItemSelector sees as {@code $}. */
        public Json effectiveInput() {
            return effectiveInput;
        }

        public boolean isComplete() {
            return ended == items.size();
        }

        /** Whether another iteration may begin beside those that run, of which at most {@code most} may. */
        public boolean mayBegin(long most) {
            long bound = maxConcurrency == 0 ? most : Math.min(maxConcurrency, most);
            return begun < items.size() && begun - ended < bound;
        }

        /** The index of the next iteration. */
        public int nextIndex() {
            return begun;
        }

        /** What the next MapIterationStarted follows: MapStarted, then the last event of an ended iteration. */
        public long lastChildEventId() {
            return lastChildEventId;
        }

        /** The results, in the order of the items. */
        public List<Json> results() {
            return inOrder(results);
        }

        /** The results so far, null where an iteration is open or yet to begin. */
        List<@Nullable Json> partial() {
            return Arrays.asList(results);
        }

        void begin() {
            begun++;
        }

        void finish(int index, Json result, long childEventId) {
            results[index] = result;
            ended++;
            lastChildEventId = childEventId;
        }
    }

    /**
     * The map run of a Distributed Map.
     *
     * @param redrives how often it was taken up again
     */
    record ForMapRun(String mapRunArn, int redrives) implements Waiting {}

    private static List<Json> inOrder(@Nullable Json[] results) {
        List<Json> ordered = new ArrayList<>(results.length);
        for (Json result : results) {
            if (result == null) {
                throw new IllegalStateException("not all branches have ended");
            }
            ordered.add(result);
        }
        return Collections.unmodifiableList(ordered);
    }
}
