package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;

/** DeleteStateMachineVersion. What does not exist counts as deleted. */
final class DeleteStateMachineVersion implements Operation<DeleteStateMachineVersion.Request> {
    private static final Structure INPUT = Structure.of(required("stateMachineVersionArn", Constraints.LONG_ARN));

    private final Workplace place;

    DeleteStateMachineVersion(Workplace place) {
        this.place = place;
    }

    record Request(String versionArn) {}

    @Override
    public String name() {
        return "DeleteStateMachineVersion";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.version(members.text("stateMachineVersionArn")));
    }

    @Override
    public Answer perform(Request request) {
        place.versions().deleteVersion(request.versionArn());
        return Answer.empty();
    }
}
