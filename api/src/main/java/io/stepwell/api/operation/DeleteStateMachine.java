package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;

/** DeleteStateMachine. What does not exist counts as deleted. */
final class DeleteStateMachine implements Operation<DeleteStateMachine.Request> {
    private static final Structure INPUT = Structure.of(required("stateMachineArn", Constraints.ARN));

    private final Workplace place;

    DeleteStateMachine(Workplace place) {
        this.place = place;
    }

    record Request(String stateMachineArn) {}

    @Override
    public String name() {
        return "DeleteStateMachine";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.stateMachine(members.text("stateMachineArn")));
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().catalogue().deleteStateMachine(request.stateMachineArn());
        return Answer.empty();
    }
}
