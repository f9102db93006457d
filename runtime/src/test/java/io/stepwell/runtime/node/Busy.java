package io.stepwell.runtime.node;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import java.util.concurrent.CountDownLatch;

/** Never answers, so that nothing ends in a life of a node that is to be left early. */
final class Busy implements Integration {
    @Override
    public String name() {
        return "busy";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return true;
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        new CountDownLatch(1).await();
        throw new IllegalStateException("nobody counts down");
    }
}
