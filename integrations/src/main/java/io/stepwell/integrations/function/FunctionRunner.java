package io.stepwell.integrations.function;

import io.stepwell.integrations.lambda.Invocation;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Runs the events of one function, as many at once as it is asked to. */
interface FunctionRunner extends AutoCloseable {
    /**
     * Runs one event to its end.
     *
     * @param work makes the event, its deadline counted from then
     */
    Result run(Invocation invocation, Supplier<Work> work) throws InterruptedException;

    /** Takes no place any more once what it runs has ended: another takes over. */
    void retire();

    /** Ends what it runs. */
    @Override
    void close();

    /** What came out, and the end of what was written meanwhile. */
    record Result(Work.End end, String logTail) {
        static Result failed(Work work, Breakdown breakdown, String logTail) {
            return new Result(breakdown.end(work.requestId()), logTail);
        }
    }

    /** What runs this function. */
    static FunctionRunner of(FunctionConfiguration function, Path bootstraps, String region) {
        return switch (function.target()) {
            case FunctionTarget.Handler handler -> new FunctionPool(function, handler, bootstraps, region);
            case FunctionTarget.Program program -> new ProgramRunner(function, program, region);
            case FunctionTarget.Web web -> new WebRunner(function, web);
        };
    }
}
