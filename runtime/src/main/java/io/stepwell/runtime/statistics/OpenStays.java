package io.stepwell.runtime.statistics;

import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.language.definition.State;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which states an execution is in, and since when. Used by one thread at a time. */
public final class OpenStays {
    private final Map<Integer, Stay> byBranch = new HashMap<>();

    record Stay(String state, long enteredMillis) {}

    /** What an execution that was folded from its journal is in. */
    public static OpenStays of(Execution execution) {
        OpenStays stays = new OpenStays();
        for (Branch branch : execution.branches()) {
            State state = branch.state();
            if (state != null) {
                stays.enter(branch.id(), new Stay(state.name(), branch.enteredMillis()));
            }
        }
        return stays;
    }

    void enter(int branch, Stay stay) {
        byBranch.put(branch, stay);
    }

    @Nullable
    Stay in(int branch) {
        return byBranch.get(branch);
    }

    @Nullable
    Stay leave(int branch) {
        return byBranch.remove(branch);
    }
}
