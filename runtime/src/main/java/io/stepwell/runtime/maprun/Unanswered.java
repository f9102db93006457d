package io.stepwell.runtime.maprun;

import io.stepwell.runtime.world.Threads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Counts what was asked for and has no answer yet; any thread may answer. */
final class Unanswered {
    private static final long ANSWER_MILLIS_MAX = 30_000;

    private long count;
    private @Nullable CompletableFuture<Boolean> none;

    synchronized void asked() {
        count++;
    }

    synchronized void answered() {
        count--;
        if (count == 0 && none != null) {
            none.complete(true);
        }
    }

    /** Waits until all is answered, as long as that takes. */
    void await(Threads threads) throws InterruptedException {
        CompletableFuture<Boolean> all = all();
        while (!all.isDone()) {
            try {
                threads.await(all, ANSWER_MILLIS_MAX);
            } catch (TimeoutException e) {
                continue; // the store may be away for long
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private synchronized CompletableFuture<Boolean> all() {
        none = new CompletableFuture<>();
        if (count == 0) {
            none.complete(true);
        }
        return none;
    }
}
