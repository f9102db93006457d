package io.stepwell.runtime.node;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Gives each input back; some inputs are bad, and some take until they are released. */
final class Workers implements Integration {
    private final Set<String> bad;
    final Set<String> slow;
    final AtomicInteger calls = new AtomicInteger();
    final CountDownLatch release = new CountDownLatch(1);

    Workers(Set<String> bad, Set<String> slow) {
        this.bad = bad;
        this.slow = ConcurrentHashMap.newKeySet();
        this.slow.addAll(slow);
    }

    @Override
    public String name() {
        return "workers";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return true;
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        calls.incrementAndGet();
        if (slow.contains(call.parameters().text())) {
            release.await();
        }
        return bad.contains(call.parameters().text())
                ? new TaskOutcome.Failed("Bad", "as asked")
                : new TaskOutcome.Succeeded(call.parameters());
    }
}
