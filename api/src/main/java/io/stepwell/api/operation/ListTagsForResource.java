package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import java.util.List;
import java.util.Map;

/** ListTagsForResource. */
final class ListTagsForResource implements Operation<ListTagsForResource.Request> {
    private static final Structure INPUT = Structure.of(required("resourceArn", Constraints.ARN));

    private final Workplace place;

    ListTagsForResource(Workplace place) {
        this.place = place;
    }

    record Request(String resourceArn) {}

    @Override
    public String name() {
        return "ListTagsForResource";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.parse(members.text("resourceArn"), StatesArn.STATE_MACHINE, StatesArn.ACTIVITY)
                .toString());
    }

    @Override
    public Answer perform(Request request) {
        Map<String, String> tags = place.orchestrator().catalogue().tags(request.resourceArn());
        List<Map<String, String>> list = tags.entrySet().stream()
                .map(tag -> Map.of("key", tag.getKey(), "value", tag.getValue()))
                .toList();
        return Answer.empty().set("tags", list);
    }
}
