package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.wire.Answer;
import org.jspecify.annotations.Nullable;

/** RedriveExecution. */
final class RedriveExecution implements Operation<RedriveExecution.Request> {
    private static final Structure INPUT =
            Structure.of(required("executionArn", Constraints.ARN), optional("clientToken", TextShape.text(1, 64)));

    private final Workplace place;

    RedriveExecution(Workplace place) {
        this.place = place;
    }

    record Request(String executionArn, @Nullable String clientToken) {}

    @Override
    public String name() {
        return "RedriveExecution";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.execution(members.text("executionArn")), members.textOrNull("clientToken"));
    }

    @Override
    public Answer perform(Request request) {
        long redriveMillis = place.orchestrator().executions().redrive(request.executionArn(), request.clientToken());
        return Answer.empty().setTime("redriveDate", redriveMillis);
    }
}
