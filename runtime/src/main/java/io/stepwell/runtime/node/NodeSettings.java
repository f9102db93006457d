package io.stepwell.runtime.node;

import io.stepwell.engine.JobPolling;
import io.stepwell.engine.Limits;
import io.stepwell.engine.status.StatusSink;
import io.stepwell.runtime.ExecutionLog;
import io.stepwell.runtime.Quotas;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a node runs.
 *
 * @param region the region of all ARNs
 * @param account the account of all ARNs, twelve digits
 * @param partitions how many partitions a new store gets; an existing one keeps its number
 * @param limits the quotas of executions
 * @param quotas those of the account
 * @param retention how long closed executions are kept
 * @param hotBytes how much memory each partition may use for executions
 * @param nearTimers how many timers each partition keeps in memory
 * @param concurrentCallsMax how many calls one target of a service, a host or a function, gets at once
 * @param expressOpenMax how many executions of express state machines may be open at once
 * @param statusSink who is told of changes of status; null for nobody
 * @param log is told what executions do
 * @param jobPolling how often services are asked whether a job has ended
 */
public record NodeSettings(
        String region,
        String account,
        int partitions,
        Limits limits,
        Quotas quotas,
        Duration retention,
        long hotBytes,
        int nearTimers,
        int concurrentCallsMax,
        int expressOpenMax,
        @Nullable StatusSink statusSink,
        ExecutionLog log,
        JobPolling jobPolling) {
    public NodeSettings {
        if (partitions < 1 || partitions > 1_024) {
            throw new IllegalArgumentException("partitions must be 1 to 1024, not " + partitions);
        }
        if (retention.isNegative() || retention.isZero()) {
            throw new IllegalArgumentException("retention must be positive, not " + retention);
        }
    }

    /** Settings of a node with the quotas of AWS that tells nobody what happens. */
    public NodeSettings(
            String region,
            String account,
            int partitions,
            Limits limits,
            Duration retention,
            long hotBytes,
            int nearTimers,
            int concurrentCallsMax,
            int expressOpenMax,
            JobPolling jobPolling) {
        this(
                region,
                account,
                partitions,
                limits,
                Quotas.aws(),
                retention,
                hotBytes,
                nearTimers,
                concurrentCallsMax,
                expressOpenMax,
                null,
                ExecutionLog.NONE,
                jobPolling);
    }

    /** The same with somebody who is told of changes of status. */
    public NodeSettings withStatusSink(@Nullable StatusSink sink) {
        return with(quotas, sink, log);
    }

    /** The same with a log of what executions do. */
    public NodeSettings withLog(ExecutionLog newLog) {
        return with(quotas, statusSink, newLog);
    }

    /** The same with other quotas of the account. */
    public NodeSettings withQuotas(Quotas newQuotas) {
        return with(newQuotas, statusSink, log);
    }

    private NodeSettings with(Quotas newQuotas, @Nullable StatusSink sink, ExecutionLog newLog) {
        return new NodeSettings(
                region,
                account,
                partitions,
                limits,
                newQuotas,
                retention,
                hotBytes,
                nearTimers,
                concurrentCallsMax,
                expressOpenMax,
                sink,
                newLog,
                jobPolling);
    }

    /** AWS's quotas, and sizes that fit a small machine. */
    public static NodeSettings defaults() {
        return new NodeSettings(
                "us-east-1",
                "123456789012",
                4,
                Limits.aws(),
                Duration.ofDays(90),
                64 << 20,
                20_000,
                1_000,
                5_000,
                JobPolling.standard());
    }
}
