package io.stepwell.runtime.partition;

import io.stepwell.engine.Moment;
import io.stepwell.engine.command.Command;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.crash.CrashPoint;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Where a decision goes whose expressions take long, so that no other execution waits for it.
 *
 * <pre>
 *  decided in a hurry ──► Impatience ──► PARKED: work for the execution queues up
 *                                           │ once all earlier decisions about it are durable
 *                                           ▼
 *                            folded from the journal and decided patiently, on a thread of its own
 *                                           │ Work.Decided
 *                                           ▼
 *                            staged by the partition; the queue is carried out
 * </pre>
 *
 * The partition stays the only writer: nothing is carried out for a parked execution meanwhile.
 */
final class SlowLane implements AutoCloseable {
    private static final int PARKED_WORKS_MAX = 1_000;

    private final HotExecutions executions;
    private final Preparing preparing;
    private final Inbox inbox;
    private final Threads.Lane thread;
    private final Map<String, Queue<Work>> parked = new HashMap<>();
    private long generation;

    /** Where decisions are handed back. */
    interface Inbox {
        void put(Work work) throws InterruptedException;
    }

    SlowLane(HotExecutions executions, Preparing preparing, Inbox inbox, Threads.Lane thread) {
        this.executions = executions;
        this.preparing = preparing;
        this.inbox = inbox;
        this.thread = thread;
    }

    /** Whether the work has to wait for a decision about its execution; then it is kept here. */
    boolean keeps(Work work) {
        Queue<Work> queue = parked.get(Works.executionArn(work));
        if (queue == null || work instanceof Work.Decided) {
            return false;
        }
        if (queue.size() >= PARKED_WORKS_MAX && !Works.comesOnce(work)) {
            Works.refuse(List.of(work), new RequestRefused(Reason.THROTTLED, Works.executionArn(work)));
        } else {
            queue.add(work);
        }
        return true;
    }

    /** Decides about this work again, patiently, once what is staged is durable. */
    void putOff(Work work, Moment moment, Staged staged) {
        CrashPoint.SLOW_DECISION_PUT_OFF.reached();
        parked.put(Works.executionArn(work), new ArrayDeque<>());
        long now = generation;
        staged.reply(
                () -> thread.execute(() -> handBack(decide(work, moment, now))),
                reason -> Works.refuse(List.of(work), reason));
    }

    private Work.Decided decide(Work work, Moment moment, long ofGeneration) {
        try {
            return new Work.Decided(work, Contained.get(() -> prepare(work, moment)), null, ofGeneration);
        } catch (RuntimeException e) {
            return new Work.Decided(work, null, e, ofGeneration);
        }
    }

    private @Nullable Prepared prepare(Work work, Moment moment) {
        if (work instanceof Work.Start start) {
            return preparing.start(start, moment);
        }
        Command command = Objects.requireNonNull(Works.command(work));
        Hot hot = executions.loadFor(command, Works.executionArn(work));
        return hot == null ? null : preparing.act(hot, command, moment);
    }

    private void handBack(Work.Decided decided) {
        try {
            CrashPoint.SLOW_DECISION_MADE.reached();
            inbox.put(decided);
            CrashPoint.SLOW_DECISION_HANDED_BACK.reached();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the partition stops; what is durable is decided again after the start
        }
    }

    /** The work that waited for this decision; null when the decision comes too late to count. */
    @Nullable
    Queue<Work> release(Work.Decided decided) {
        return decided.generation() == generation ? parked.remove(Works.executionArn(decided)) : null;
    }

    /** Memory is dropped: decisions still being made do not count any more. */
    void startOver(RuntimeException reason) {
        generation++;
        parked.values().forEach(queue -> Works.refuse(queue, reason));
        parked.clear();
    }

    @Override
    public void close() {
        thread.close();
    }
}
