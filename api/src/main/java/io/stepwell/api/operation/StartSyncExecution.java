package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;

/** StartSyncExecution: only for express workflows, which this server does not run. */
final class StartSyncExecution implements Operation<StartSyncExecution.Request> {
    private final Workplace place;
    private final Structure input;

    StartSyncExecution(Workplace place) {
        this.place = place;
        this.input = Structure.of(
                required("stateMachineArn", Constraints.ARN),
                optional("name", Constraints.NAME),
                optional("input", TextShape.payload(place.payloadBytes())),
                optional("traceHeader", Constraints.TRACE_HEADER),
                optional("includedData", Constraints.INCLUDED_DATA));
    }

    record Request(String stateMachineArn) {}

    @Override
    public String name() {
        return "StartSyncExecution";
    }

    @Override
    public Structure input() {
        return input;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.stateMachine(members.text("stateMachineArn")));
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().catalogue().stateMachine(request.stateMachineArn());
        throw RequestFault.client(
                "StateMachineTypeNotSupported", "This operation is not supported by this type of state machine");
    }
}
