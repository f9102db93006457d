package io.stepwell.integrations.function;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The warm processes of one function: started on demand up to its concurrency, reused, the latest used first. */
final class FunctionPool implements AutoCloseable {
    private final FunctionConfiguration function;
    private final Path bootstraps;
    private final String region;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<FunctionProcess> idle = new ArrayDeque<>();
    private final Set<FunctionProcess> busy = new HashSet<>();
    private int starting;
    private boolean closed;

    FunctionPool(FunctionConfiguration function, Path bootstraps, String region) {
        this.function = function;
        this.bootstraps = bootstraps;
        this.region = region;
    }

    /** What came out of a process, and what it wrote meanwhile. */
    record Result(Work.End end, String logTail) {}

    /** Runs one event in a process of its own for that time; waits until one is free. */
    Result run(String requestId, Function<String, Work> prepare) throws InterruptedException {
        FunctionProcess process;
        try {
            process = acquire();
        } catch (IOException e) {
            Breakdown breakdown = new Breakdown.Observed("Runtime.InvalidEntrypoint", String.valueOf(e.getMessage()));
            return new Result(breakdown.end(requestId), "");
        }
        boolean reusable = false;
        try {
            Work.End end = process.run(requestId, prepare);
            reusable = process.alive();
            return new Result(end, process.logTail());
        } finally {
            release(process, reusable);
        }
    }

    private FunctionProcess acquire() throws IOException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (closed) {
                    throw new IOException("the server is stopping");
                }
                FunctionProcess warm = idle.pollLast();
                if (warm != null && warm.alive()) {
                    busy.add(warm);
                    return warm;
                }
                if (warm != null) {
                    warm.close();
                } else if (busy.size() + starting < function.concurrency()) {
                    starting++;
                    break;
                } else {
                    changed.await();
                }
            }
        } finally {
            lock.unlock();
        }
        return start();
    }

    private FunctionProcess start() throws IOException {
        FunctionProcess started = null;
        try {
            started = FunctionProcess.start(function, bootstraps, region);
        } finally {
            lock.lock();
            try {
                starting--;
                if (started != null && !closed) {
                    busy.add(started);
                }
                changed.signal();
            } finally {
                lock.unlock();
            }
        }
        return started;
    }

    private void release(FunctionProcess process, boolean reusable) {
        lock.lock();
        try {
            boolean known = busy.remove(process);
            if (known && reusable && !closed) {
                idle.addLast(process);
            } else {
                process.close();
            }
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Ends every process of the function; what they were doing fails. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.forEach(FunctionProcess::close);
            busy.forEach(FunctionProcess::close);
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
