package io.stepwell.integrations.function;

import io.stepwell.integrations.lambda.Invocation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The warm processes of one handler: started on demand, reused, the latest used first. Processes that were started before
 * the code changed are replaced when they are free.
 */
final class FunctionPool implements FunctionRunner {
    private final FunctionConfiguration function;
    private final FunctionTarget.Handler handler;
    private final Path bootstraps;
    private final String region;
    private final ReentrantLock lock = new ReentrantLock();
    private final CodeStamp code;
    private final Deque<Warm> idle = new ArrayDeque<>();
    private final Set<Warm> busy = new HashSet<>();
    private boolean retired;
    private boolean closed;

    /** A process, and the code it was started with. */
    private record Warm(FunctionProcess process, long stamp) {}

    FunctionPool(FunctionConfiguration function, FunctionTarget.Handler handler, Path bootstraps, String region) {
        this.function = function;
        this.handler = handler;
        this.bootstraps = bootstraps;
        this.region = region;
        this.code = new CodeStamp(handler.code());
    }

    /** Runs one event in a process of its own for that time. */
    @Override
    public Result run(Invocation invocation, Supplier<Work> work) throws InterruptedException {
        Warm warm;
        try {
            warm = acquire();
        } catch (IOException e) {
            Breakdown breakdown = new Breakdown.Observed("Runtime.InvalidEntrypoint", String.valueOf(e.getMessage()));
            return Result.failed(work.get(), breakdown, "");
        }
        boolean reusable = false;
        try {
            Work.End end = warm.process().run(work);
            String tail = invocation.logTail() ? warm.process().logTail() : "";
            reusable = warm.process().alive();
            return new Result(end, tail);
        } finally {
            release(warm, reusable);
        }
    }

    private Warm acquire() throws IOException {
        long stamp;
        lock.lock();
        try {
            stamp = code.now();
            Warm warm = free(stamp);
            if (warm != null) {
                busy.add(warm);
                return warm;
            }
        } finally {
            lock.unlock();
        }
        return start(stamp);
    }

    private @Nullable Warm free(long stamp) {
        for (Warm warm = idle.pollLast(); warm != null; warm = idle.pollLast()) {
            if (warm.process().alive() && warm.stamp() == stamp) {
                return warm;
            }
            warm.process().close();
        }
        return null;
    }

    private Warm start(long stamp) throws IOException {
        Warm started = new Warm(FunctionProcess.start(function, handler, bootstraps, region), stamp);
        lock.lock();
        try {
            if (closed) {
                started.process().close();
                throw new IOException("the server is stopping");
            }
            busy.add(started);
            return started;
        } finally {
            lock.unlock();
        }
    }

    private void release(Warm warm, boolean reusable) {
        lock.lock();
        try {
            if (busy.remove(warm) && reusable && !closed && !retired) {
                idle.addLast(warm);
            } else {
                warm.process().close();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void retire() {
        lock.lock();
        try {
            retired = true;
            idle.forEach(warm -> warm.process().close());
            idle.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            busy.forEach(warm -> warm.process().close());
        } finally {
            lock.unlock();
        }
        retire();
    }
}
