package io.stepwell.runtime.node;

import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Rest;
import io.stepwell.runtime.world.Threads;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody what stands in rows, on a thread of its own, and tries again for as long as that fails, whatever the
 * reason: a thread that ended would be missed by nobody until a row has waited for long.
 */
abstract class Courier implements Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private final String subject;
    private final long pauseMillisMin;
    private final long pauseMillisMax;
    private final Threads.Running thread;
    private final Semaphore bell = new Semaphore(0);
    private long pauseMillis;
    private volatile boolean closed;

    /** How far it got. */
    enum Progress {
        /** There were no rows. */
        NOTHING_TO_DO,
        /** All rows that were read are told and gone; there may be more. */
        TOLD,
        /** Somebody has not heard yet. */
        PUT_OFF
    }

    /**
     * A courier that is yet to start.
     *
     * @param subject what is told, for the log and as the name of the thread
     * @param pauseMillisMin the pause after a failure
     * @param pauseMillisMax what it grows to while failures go on
     */
    Courier(String subject, long pauseMillisMin, long pauseMillisMax, Threads threads) {
        this.subject = subject;
        this.pauseMillisMin = pauseMillisMin;
        this.pauseMillisMax = pauseMillisMax;
        this.pauseMillis = pauseMillisMin;
        this.thread = threads.loop(subject, this);
    }

    /** Reads rows and tells what they say. What it throws puts the rest off. */
    abstract Progress deliver() throws InterruptedException;

    final void start() {
        thread.start();
    }

    /** There is a new row. */
    final void wake() {
        if (bell.availablePermits() == 0) {
            bell.release();
        }
    }

    @Override
    public final Rest step() throws InterruptedException {
        bell.drainPermits();
        return switch (attempt()) {
            case NOTHING_TO_DO -> {
                pauseMillis = pauseMillisMin;
                yield new Rest.ForWork(Long.MAX_VALUE);
            }
            case TOLD -> {
                pauseMillis = pauseMillisMin;
                yield Rest.NONE;
            }
            case PUT_OFF -> {
                Rest pause = new Rest.Pause(pauseMillis);
                pauseMillis = Math.min(2 * pauseMillis, pauseMillisMax);
                yield pause;
            }
        };
    }

    private Progress attempt() throws InterruptedException {
        try {
            return deliver();
        } catch (RuntimeException e) {
            LOG.warn("{} are told late, next in {} ms", subject, pauseMillis, e);
            return Progress.PUT_OFF;
        }
    }

    @Override
    public final void rest(Rest rest) throws InterruptedException {
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
    public final boolean isOver() {
        return closed;
    }

    final void close() throws InterruptedException {
        closed = true;
        thread.interrupt();
        thread.join(Long.MAX_VALUE);
    }
}
