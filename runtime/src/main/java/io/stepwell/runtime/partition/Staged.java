package io.stepwell.runtime.partition;

import io.stepwell.runtime.statistics.Counts;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.crash.CrashPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The decisions of one round of a partition, on their way to the store. */
final class Staged {
    private final WriteBatch batch = new WriteBatch();
    private final Counts counts = new Counts();
    private final List<Consumer<Outside>> releases = new ArrayList<>();
    private final List<Runnable> replies = new ArrayList<>();
    private final List<Consumer<RuntimeException>> failures = new ArrayList<>();
    private final List<Hot> touched = new ArrayList<>();

    WriteBatch batch() {
        return batch;
    }

    /** What these decisions add to the statistics. */
    Counts counts() {
        return counts;
    }

    /** What to tell the world once this is durable. */
    void release(Consumer<Outside> release) {
        releases.add(release);
    }

    /** What to answer once this is durable, or when it cannot be made so. */
    void reply(Runnable answer, Consumer<RuntimeException> failure) {
        replies.add(answer);
        failures.add(failure);
    }

    /** Keeps the execution in memory until this is durable. */
    void touch(Hot hot) {
        hot.pin();
        touched.add(hot);
    }

    boolean isEmpty() {
        return batch.isEmpty() && releases.isEmpty() && replies.isEmpty();
    }

    /**
     * Tells the world.
     *
     * @throws RuntimeException when something could not be told; everything else has been
     */
    void succeeded(Outside outside) {
        touched.forEach(Hot::unpin);
        CrashPoint.EFFECTS_ABOUT_TO_BE_RELEASED.reached();
        RuntimeException broken = null;
        for (Consumer<Outside> release : releases) {
            try {
                Contained.run(() -> release.accept(outside));
            } catch (RuntimeException e) {
                broken = e; // the others and all answers have to come all the same
            }
            CrashPoint.EFFECT_RELEASED.reached();
        }
        if (!counts.isEmpty()) {
            outside.counted(counts);
        }
        CrashPoint.ANSWERS_ABOUT_TO_BE_GIVEN.reached();
        for (Runnable reply : replies) {
            reply.run();
            CrashPoint.ANSWER_GIVEN.reached();
        }
        if (broken != null) {
            throw broken;
        }
    }

    void failed(RuntimeException reason) {
        touched.forEach(Hot::unpin);
        failures.forEach(failure -> failure.accept(reason));
    }
}
