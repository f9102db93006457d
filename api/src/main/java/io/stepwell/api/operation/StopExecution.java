package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import org.jspecify.annotations.Nullable;

/** StopExecution. */
final class StopExecution implements Operation<StopExecution.Request> {
    private static final Structure INPUT = Structure.of(
            required("executionArn", Constraints.ARN),
            optional("error", Constraints.ERROR),
            optional("cause", Constraints.CAUSE));

    private final Workplace place;

    StopExecution(Workplace place) {
        this.place = place;
    }

    record Request(
            String executionArn,
            @Nullable String error,
            @Nullable String cause) {}

    @Override
    public String name() {
        return "StopExecution";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(
                StatesArn.execution(members.text("executionArn")),
                members.textOrNull("error"),
                members.textOrNull("cause"));
    }

    @Override
    public Answer perform(Request request) {
        long stopMillis =
                place.orchestrator().executions().stop(request.executionArn(), request.error(), request.cause());
        return Answer.empty().setTime("stopDate", stopMillis);
    }
}
