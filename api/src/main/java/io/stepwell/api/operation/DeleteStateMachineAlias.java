package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;

/** DeleteStateMachineAlias. */
final class DeleteStateMachineAlias implements Operation<DeleteStateMachineAlias.Request> {
    private static final Structure INPUT = Structure.of(required("stateMachineAliasArn", Constraints.ARN));

    private final Workplace place;

    DeleteStateMachineAlias(Workplace place) {
        this.place = place;
    }

    record Request(String aliasArn) {}

    @Override
    public String name() {
        return "DeleteStateMachineAlias";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.qualified(members.text("stateMachineAliasArn")));
    }

    @Override
    public Answer perform(Request request) {
        place.versions().deleteAlias(request.aliasArn());
        return Answer.empty();
    }
}
