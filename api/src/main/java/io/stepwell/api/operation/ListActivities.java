package io.stepwell.api.operation;

import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Catalogue.Activity;
import java.util.Map;

/** ListActivities. */
final class ListActivities {
    private ListActivities() {}

    static Operation<?> in(Workplace place) {
        return new Listing<>(
                place,
                "ListActivities",
                Listing.Subject.ACCOUNT,
                "activities",
                (_, cursor, limit) -> place.orchestrator().catalogue().activities(cursor, limit),
                ListActivities::item);
    }

    private static Map<String, Object> item(Activity activity) {
        return Answer.empty()
                .set("activityArn", activity.arn())
                .set("name", activity.name())
                .setTime("creationDate", activity.creationMillis())
                .members();
    }
}
