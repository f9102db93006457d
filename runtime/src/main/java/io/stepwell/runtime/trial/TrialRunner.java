package io.stepwell.runtime.trial;

import io.stepwell.engine.Limits;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.StateTrials;
import io.stepwell.runtime.work.Dispatcher;
import io.stepwell.runtime.world.World;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Tries out states on the caller's thread, a bounded number at once. */
public final class TrialRunner implements StateTrials {
    private static final int CONCURRENT_TRIALS_MAX = 64;

    private final String region;
    private final String account;
    private final Limits limits;
    private final Dispatcher dispatcher;
    private final World world;
    private final Semaphore places = new Semaphore(CONCURRENT_TRIALS_MAX);

    public TrialRunner(String region, String account, Limits limits, Dispatcher dispatcher, World world) {
        this.region = region;
        this.account = account;
        this.limits = limits;
        this.dispatcher = dispatcher;
        this.world = world;
    }

    @Override
    public Report run(Trial trial) throws InterruptedException {
        if (!places.tryAcquire()) {
            throw new RequestRefused(Reason.THROTTLED, "TestState");
        }
        try {
            TrialContext context = TrialContext.of(trial, region, account, world);
            return new StateRun(trial, context, new TrialCalls(dispatcher, world), limits, world).run();
        } finally {
            places.release();
        }
    }

    @Override
    public @Nullable String resultFault(TaskResource resource, Json result, boolean complete) {
        return dispatcher.responseFault(resource, result, complete);
    }
}
