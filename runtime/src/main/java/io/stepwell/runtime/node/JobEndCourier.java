package io.stepwell.runtime.node;

import io.stepwell.engine.command.Command;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.rows.JobEndRows;
import io.stepwell.runtime.rows.JobEndRows.JobEnd;
import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Rest;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells tasks that the execution they wait for has closed. Its rows are all it knows, so it goes on after a crash; a row
 * goes when the task has durably heard, and a task that hears twice takes no notice.
 */
final class JobEndCourier implements Loop {
    private static final Logger LOG = LoggerFactory.getLogger(JobEndCourier.class);
    private static final int ROWS_PER_STEP = 256;
    private static final long PAUSE_AFTER_REFUSAL_MILLIS = 250;

    private final Store store;
    private final Partitions partitions;
    private final Threads.Running thread;
    private final Semaphore bell = new Semaphore(0);
    private volatile boolean closed;

    JobEndCourier(Store store, Partitions partitions, Threads threads) {
        this.store = store;
        this.partitions = partitions;
        this.thread = threads.loop("job-ends", this);
    }

    void start() {
        thread.start();
    }

    /** There is a new row. */
    void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    @Override
    public Rest step() {
        bell.drainPermits();
        try {
            List<JobEnd> ends = JobEndRows.read(store, ROWS_PER_STEP);
            if (ends.isEmpty()) {
                return new Rest.ForWork(Long.MAX_VALUE);
            }
            List<JobEnd> heard = tell(ends);
            forget(heard);
            return heard.size() == ends.size() ? Rest.NONE : new Rest.Pause(PAUSE_AFTER_REFUSAL_MILLIS);
        } catch (RequestRefused | StoreException e) {
            LOG.warn("tasks hear late that what they wait for has ended: {}", e.getMessage());
            return new Rest.Pause(PAUSE_AFTER_REFUSAL_MILLIS);
        }
    }

    /** Tells all of them at once, and answers which have heard. A task that is over needs to hear nothing. */
    private List<JobEnd> tell(List<JobEnd> ends) {
        List<CompletableFuture<Work.Acted>> replies = new ArrayList<>();
        for (JobEnd end : ends) {
            TaskRef ref = end.waiting();
            CompletableFuture<Work.Acted> reply = new CompletableFuture<>();
            Command command = new Command.AnnounceJobEnd(ref.scheduledEventId());
            boolean taken = partitions.of(ref.executionArn()).offer(new Work.Act(ref.executionArn(), command, reply));
            if (!taken) {
                break;
            }
            replies.add(reply);
        }
        for (CompletableFuture<Work.Acted> reply : replies) {
            partitions.await(reply, "the end of a job");
        }
        return ends.subList(0, replies.size());
    }

    private void forget(List<JobEnd> heard) {
        Map<Integer, List<JobEnd>> byPartition = heard.stream().collect(Collectors.groupingBy(JobEnd::partition));
        List<CompletableFuture<Boolean>> replies = new ArrayList<>();
        byPartition.forEach((partition, ends) -> {
            CompletableFuture<Boolean> reply = new CompletableFuture<>();
            if (partitions
                    .number(partition)
                    .offer(new Work.Delivered(ends.stream().map(JobEnd::key).toList(), reply))) {
                replies.add(reply);
            }
        });
        replies.forEach(reply -> partitions.await(reply, "the end of a job"));
    }

    @Override
    public void rest(Rest rest) throws InterruptedException {
        switch (rest) {
            case Rest.ForWork forWork -> {
                if (bell.tryAcquire(forWork.millisMax(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            }
            case Rest.Pause pause -> Thread.sleep(pause.millis());
            case Rest.None _, Rest.UntilThrough _ -> {}
        }
    }

    @Override
    public boolean isOver() {
        return closed;
    }

    void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join(Long.MAX_VALUE);
    }
}
