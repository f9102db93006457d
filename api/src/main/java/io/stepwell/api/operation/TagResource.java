package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import java.util.Map;

/** TagResource. */
final class TagResource implements Operation<TagResource.Request> {
    private static final Structure INPUT =
            Structure.of(required("resourceArn", Constraints.ARN), required("tags", Constraints.TAGS));

    private final Workplace place;

    TagResource(Workplace place) {
        this.place = place;
    }

    record Request(String resourceArn, Map<String, String> tags) {}

    @Override
    public String name() {
        return "TagResource";
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
                Tags.read(members.structures("tags")));
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().catalogue().tag(request.resourceArn(), request.tags());
        return Answer.empty();
    }
}
