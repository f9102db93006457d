package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;

/** DeleteActivity. What does not exist counts as deleted. */
final class DeleteActivity implements Operation<DeleteActivity.Request> {
    private static final Structure INPUT = Structure.of(required("activityArn", Constraints.ARN));

    private final Workplace place;

    DeleteActivity(Workplace place) {
        this.place = place;
    }

    record Request(String activityArn) {}

    @Override
    public String name() {
        return "DeleteActivity";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.activity(members.text("activityArn")));
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().catalogue().deleteActivity(request.activityArn());
        return Answer.empty();
    }
}
