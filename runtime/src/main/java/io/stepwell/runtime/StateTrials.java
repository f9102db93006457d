package io.stepwell.runtime;

import io.stepwell.engine.task.ExchangeObserver;
import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tries out single states without an execution: nothing is stored (AWS API, TestState). */
public interface StateTrials {
    /**
     * Runs a state once. A Map, a Parallel, an activity and a task that outlasts its call need a mock.
     *
     * @throws RequestRefused {@code THROTTLED} when too many states are being tried out
     */
    Report run(Trial trial) throws InterruptedException;

    /** What AWS's API model says against a mocked result of a task; null when nothing, or when there is no model. */
    @Nullable
    String resultFault(TaskResource resource, Json result, boolean complete);

    /**
     * What to try.
     *
     * @param state the state
     * @param inMap whether it belongs to the processor of a Map state, so that its context has an item
     * @param input its raw input
     * @param variables the variables it sees, by name
     * @param context the context object; null for one made up here
     * @param mock what takes the place of the work; null to have it done
     * @param retries how often the retrier that takes the error has retried already
     * @param failedIterations how many iterations of a Map state have failed
     * @param readerData what the reader of a Distributed Map has read, as it is at its source; null when nothing is
     *     known
     * @param roleArn the role in the context object; null for none
     * @param revealSecrets whether the exchange with an HTTP API is shown with what a connection adds to it
     */
    record Trial(
            State state,
            boolean inMap,
            Json input,
            Map<String, Json> variables,
            @Nullable Json context,
            @Nullable Mock mock,
            long retries,
            long failedIterations,
            @Nullable String readerData,
            @Nullable String roleArn,
            boolean revealSecrets) {}

    /** What takes the place of the work of a task, of branches or of iterations. */
    sealed interface Mock {
        record Result(Json result) implements Mock {}

        record Failed(@Nullable String error, @Nullable String cause) implements Mock {}
    }

    /** How a trial ended. */
    enum Status {
        SUCCEEDED,
        FAILED,
        /** The state failed, and a retrier would try again. */
        RETRIABLE,
        /** The state failed, and a catcher took the error. */
        CAUGHT_ERROR
    }

    /**
     * What came of a trial.
     *
     * @param output what the state hands on; null when it does not
     * @param error the error name of its failure; null when it succeeded or gave none
     * @param cause likewise
     * @param nextState the state that would follow; null when none would
     */
    record Report(
            Status status,
            @Nullable Json output,
            @Nullable String error,
            @Nullable String cause,
            @Nullable String nextState,
            Inspection inspection) {}

    /**
     * What could be seen on the way.
     *
     * @param values the values in the data flow, as far as the state came
     * @param variables those visible to the state and those it set; empty when there are none
     * @param plan what a Map state would iterate over; null for other states, and when it did not come so far
     * @param retrier the place of the retrier that takes the error; null when none does
     * @param backoffSeconds how long that retrier would wait; null when it has no attempt left
     * @param catcher the place of the catcher that took the error; null when none did
     * @param exchange what went over the wire
     */
    record Inspection(
            Map<FlowStep, Json> values,
            Map<String, Json> variables,
            @Nullable MapItems plan,
            @Nullable Integer retrier,
            @Nullable Long backoffSeconds,
            @Nullable Integer catcher,
            Exchange exchange) {}

    /**
     * What went over the wire to an HTTP API; of an exchange that was repeated the last.
     *
     * @param request null when none was sent, and for what is no HTTP API
     * @param response null when none came
     */
    record Exchange(ExchangeObserver.@Nullable Request request, ExchangeObserver.@Nullable Response response) {}
}
