package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.wire.Answer;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.Started;
import org.jspecify.annotations.Nullable;

/** StartExecution. */
final class StartExecution implements Operation<StartExecution.Request> {
    private final Workplace place;
    private final Structure input;

    StartExecution(Workplace place) {
        this.place = place;
        this.input = Structure.of(
                required("stateMachineArn", Constraints.ARN),
                optional("name", Constraints.NAME),
                optional("input", TextShape.payload(place.payloadBytes())),
                optional("traceHeader", Constraints.TRACE_HEADER));
    }

    record Request(
            String stateMachineArn,
            @Nullable String name,
            Json input,
            @Nullable String traceHeader) {}

    @Override
    public String name() {
        return "StartExecution";
    }

    @Override
    public Structure input() {
        return input;
    }

    @Override
    public Request read(Members members) {
        String name = members.textOrNull("name");
        return new Request(
                StatesArn.unlabelledStateMachine(members.text("stateMachineArn")),
                name == null ? null : Names.check(name),
                Payloads.executionInput(members.textOr("input", "{}")),
                members.textOrNull("traceHeader"));
    }

    @Override
    public Answer perform(Request request) {
        Started started = place.orchestrator()
                .executions()
                .start(request.stateMachineArn(), request.name(), request.input(), request.traceHeader());
        return Answer.empty().set("executionArn", started.arn()).setTime("startDate", started.startMillis());
    }
}
