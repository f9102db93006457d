package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.Activity;

/** DescribeActivity. */
final class DescribeActivity implements Operation<DescribeActivity.Request> {
    private static final Structure INPUT = Structure.of(required("activityArn", Constraints.ARN));

    private final Workplace place;

    DescribeActivity(Workplace place) {
        this.place = place;
    }

    record Request(String activityArn) {}

    @Override
    public String name() {
        return "DescribeActivity";
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
        Activity activity = place.orchestrator().catalogue().activity(request.activityArn());
        return Answer.empty()
                .set("activityArn", activity.arn())
                .set("name", activity.name())
                .setTime("creationDate", activity.creationMillis())
                .set(
                        "encryptionConfiguration",
                        Json.ofValidText(EncryptionConfiguration.shown(activity.encryptionConfiguration())));
    }
}
