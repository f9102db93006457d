package io.stepwell.runtime.node;

import io.stepwell.engine.command.Command;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.runtime.partition.Work;
import io.stepwell.runtime.rows.JobEndRows;
import io.stepwell.runtime.rows.JobEndRows.JobEnd;
import io.stepwell.runtime.world.Threads;
import io.stepwell.storage.Store;
import io.stepwell.storage.crash.CrashPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Tells tasks that the execution they wait for has closed. Its rows are all it knows, so it goes on after a crash; a row
 * goes when the task has durably heard, and a task that hears twice takes no notice.
 */
final class JobEndCourier extends Courier {
    private static final int ROWS_PER_STEP = 256;
    private static final long PAUSE_MILLIS = 250;

    private final Store store;
    private final Partitions partitions;

    JobEndCourier(Store store, Partitions partitions, Threads threads) {
        super("ends of jobs", PAUSE_MILLIS, PAUSE_MILLIS, threads);
        this.store = store;
        this.partitions = partitions;
    }

    @Override
    Progress deliver() {
        List<JobEnd> ends = JobEndRows.read(store, ROWS_PER_STEP);
        if (ends.isEmpty()) {
            return Progress.NOTHING_TO_DO;
        }
        List<JobEnd> heard = tell(ends);
        CrashPoint.JOB_END_TOLD.reached();
        forget(heard);
        CrashPoint.JOB_END_FORGOTTEN.reached();
        return heard.size() == ends.size() ? Progress.TOLD : Progress.PUT_OFF;
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
}
