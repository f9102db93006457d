package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.ListShape;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import java.util.List;

/** UntagResource. Keys that are not there do not matter. */
final class UntagResource implements Operation<UntagResource.Request> {
    private static final Structure INPUT = Structure.of(
            required("resourceArn", Constraints.ARN), required("tagKeys", new ListShape(Constraints.TAG_KEY)));

    private final Workplace place;

    UntagResource(Workplace place) {
        this.place = place;
    }

    record Request(String resourceArn, List<String> tagKeys) {}

    @Override
    public String name() {
        return "UntagResource";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(
                StatesArn.parse(members.text("resourceArn"), StatesArn.STATE_MACHINE, StatesArn.ACTIVITY)
                        .toString(),
                Tags.readKeys(members.texts("tagKeys")));
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().catalogue().untag(request.resourceArn(), request.tagKeys());
        return Answer.empty();
    }
}
