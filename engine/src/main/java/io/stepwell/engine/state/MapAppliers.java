package io.stepwell.engine.state;

import io.stepwell.engine.event.Event.MapIterationFailed;
import io.stepwell.engine.event.Event.MapIterationStarted;
import io.stepwell.engine.event.Event.MapIterationSucceeded;
import io.stepwell.engine.event.Event.MapStarted;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.json.Json;
import java.util.List;

/** The iterations of a Map state. */
final class MapAppliers {
    private MapAppliers() {}

    static void started(Execution x, MapStarted e) {
        Branch parent = x.requireBranch(e.branch());
        List<Json> items = ((List<?>) java.util.Objects.requireNonNull(e.items().tree()))
                .stream().map(Json::of).toList();
        parent.waitFor(new Waiting.ForItems(
                items, e.effectiveInput(), e.maxConcurrency(), e.head().id()));
        parent.follow(e.head().id());
    }

    static void iterationStarted(Execution x, MapIterationStarted e) {
        Branch parent = x.requireBranch(e.parent());
        Waiting.ForItems run = run(parent);
        run.begin();
        x.add(new Branch(
                e.branch(),
                parent.id(),
                e.index(),
                ((MapState) parent.requireState()).processor(),
                e.input(),
                run.item(e.index()),
                e.head().id()));
    }

    static void iterationSucceeded(Execution x, MapIterationSucceeded e) {
        Branch child = x.requireBranch(e.branch());
        Branch parent = x.requireBranch(child.parent());
        run(parent).finish(e.index(), child.input(), child.previousEventId());
        parent.follow(e.head().id());
        x.remove(child.id());
    }

    static void iterationFailed(Execution x, MapIterationFailed e) {
        Branch child = x.requireBranch(e.branch());
        x.requireBranch(child.parent()).follow(child.previousEventId());
    }

    private static Waiting.ForItems run(Branch parent) {
        if (parent.waiting() instanceof Waiting.ForItems run) {
            return run;
        }
        throw new IllegalStateException("branch " + parent.id() + " runs no Map but " + parent.waiting());
    }
}
