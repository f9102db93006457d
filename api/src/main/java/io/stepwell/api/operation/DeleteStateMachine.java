package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;

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
        String arn = StatesArn.unlabelledStateMachine(members.text("stateMachineArn"));
        if (StatesArn.parse(arn, StatesArn.STATE_MACHINE).isQualified()) {
            throw RequestFault.validation("A state machine cannot be deleted by the ARN of a version or an alias: "
                    + arn + ". Use DeleteStateMachineVersion or DeleteStateMachineAlias");
        }
        return new Request(arn);
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().catalogue().deleteStateMachine(request.stateMachineArn());
        return Answer.empty();
    }
}
