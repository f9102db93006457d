package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Catalogue.Activity;
import io.stepwell.runtime.Page;
import java.util.Map;

/** ListActivities. */
final class ListActivities implements Operation<ListActivities.Request> {
    private static final Structure INPUT =
            Structure.of(optional("maxResults", Constraints.PAGE_SIZE), optional("nextToken", Constraints.PAGE_TOKEN));

    private final Workplace place;

    ListActivities(Workplace place) {
        this.place = place;
    }

    record Request(PageRequest page) {}

    @Override
    public String name() {
        return "ListActivities";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(PageRequest.of(members));
    }

    @Override
    public Answer perform(Request request) {
        String cursor = request.page().cursor(place.pageTokens(), name());
        Page<Activity> page = place.orchestrator()
                .catalogue()
                .activities(cursor, request.page().maxResults());
        Answer answer = Answer.empty()
                .set(
                        "activities",
                        page.items().stream().map(ListActivities::item).toList());
        return PageRequest.withNextToken(answer, place.pageTokens(), name(), page);
    }

    private static Map<String, Object> item(Activity activity) {
        return Answer.empty()
                .set("activityArn", activity.arn())
                .set("name", activity.name())
                .setTime("creationDate", activity.creationMillis())
                .members();
    }
}
