package io.stepwell.runtime.statistics;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;

/**
 * What is counted of a state, or of the executions of a state machine, in a period. Durations are those of states that
 * were left, and of executions that closed. Not safe for many threads.
 */
public final class Tally {
    private static final int VERSION = 1;

    private final DurationHistogram durations = new DurationHistogram();
    private long begun;
    private long failed;
    private long retried;
    private long timedOut;
    private long aborted;

    /** A state was entered, or an execution started. */
    void begin() {
        begun++;
    }

    /** A state was left. */
    void leave(long durationMillis) {
        durations.add(durationMillis);
    }

    /** An attempt or a state failed. */
    void fail() {
        failed++;
    }

    /** A state is tried again. */
    void retry() {
        retried++;
    }

    /** An execution closed. */
    void close(ExecutionStatus end, long durationMillis) {
        durations.add(durationMillis);
        switch (end) {
            case FAILED -> failed++;
            case TIMED_OUT -> timedOut++;
            case ABORTED -> aborted++;
            case SUCCEEDED, RUNNING -> {}
        }
    }

    /** Takes in what another one has counted. */
    public void addAll(Tally other) {
        durations.addAll(other.durations);
        begun += other.begun;
        failed += other.failed;
        retried += other.retried;
        timedOut += other.timedOut;
        aborted += other.aborted;
    }

    public DurationHistogram durations() {
        return durations;
    }

    public long begun() {
        return begun;
    }

    public long failed() {
        return failed;
    }

    public long retried() {
        return retried;
    }

    public long timedOut() {
        return timedOut;
    }

    public long aborted() {
        return aborted;
    }

    /** Of executions: how many closed with success. */
    public long succeeded() {
        return durations.count() - failed - timedOut - aborted;
    }

    byte[] toBytes() {
        BinaryWriter out = new BinaryWriter(64).u8(VERSION);
        out.unsigned(begun)
                .unsigned(failed)
                .unsigned(retried)
                .unsigned(timedOut)
                .unsigned(aborted);
        durations.write(out);
        return out.toBytes();
    }

    static Tally of(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        int version = in.u8();
        if (version != VERSION) {
            throw new CorruptRecordException(
                    "a row of statistics has format " + version + "; this program knows " + VERSION, null);
        }
        Tally read = new Tally();
        read.begun = in.unsigned();
        read.failed = in.unsigned();
        read.retried = in.unsigned();
        read.timedOut = in.unsigned();
        read.aborted = in.unsigned();
        read.durations.addAll(DurationHistogram.read(in));
        return read;
    }
}
