package io.stepwell.server.crash;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.ServerInOtherProcess;
import io.stepwell.storage.crash.CrashPoint;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The lives of one server: the same data folder, a new process each time. */
final class Lives {
    private static final long PAUSE_MILLIS = 100;

    private final Path data;
    private final Path log;
    private final Callees callees;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int number;
    private @Nullable Life current;

    /** One life, from a start to a kill. */
    record Life(int number, ServerInOtherProcess process, Caller caller, Callees.InLife callees) {}

    Lives(Path data, Path log, Callees callees) {
        this.data = data;
        this.log = log;
        this.callees = callees;
    }

    Life begin() throws IOException {
        number++;
        Callees.InLife called = callees.inLife(number);
        return live(ServerInOtherProcess.start(data, log, called.environment()), called);
    }

    /** A life that ends by itself at a crash point; null when it has ended before it served anybody. */
    @Nullable
    Life beginToDieAt(CrashPoint point, int hits) throws IOException {
        number++;
        Callees.InLife called = callees.inLife(number);
        Map<String, String> environment = new HashMap<>(called.environment());
        environment.put("JDK_JAVA_OPTIONS", "-Dstepwell.crash.at=" + point + ":" + hits);
        ServerInOtherProcess process = ServerInOtherProcess.start(data, log, environment);
        if (!process.serves()) {
            called.close();
            return null;
        }
        return live(process, called);
    }

    private Life live(ServerInOtherProcess process, Callees.InLife called) {
        Life life = new Life(number, process, Caller.of(process.port()), called);
        set(life);
        return life;
    }

    void kill(Life life) throws InterruptedException {
        life.process().kill();
        set(null);
        life.caller().close();
        life.callees().close();
    }

    void end(Life life) throws IOException, InterruptedException {
        set(null);
        life.process().close();
        life.caller().close();
        life.callees().close();
    }

    private void set(@Nullable Life life) {
        lock.lock();
        try {
            current = life;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The client of the running server; waits for the next life when there is none. */
    Caller caller() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (current == null) {
                changed.await();
            }
            return current.caller();
        } finally {
            lock.unlock();
        }
    }

    /** After a call without an answer: until the next life begins, or a moment. */
    void pause() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            changed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } finally {
            lock.unlock();
        }
    }
}
