package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Catalogue.Activity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CreateActivity. */
final class CreateActivity implements Operation<CreateActivity.Request> {
    private static final Structure INPUT = Structure.of(
            required("name", Constraints.NAME),
            optional("tags", Constraints.TAGS),
            optional("encryptionConfiguration", EncryptionConfiguration.SHAPE));

    private final Workplace place;

    CreateActivity(Workplace place) {
        this.place = place;
    }

    record Request(
            String name, Map<String, String> tags, @Nullable String encryptionConfiguration) {}

    @Override
    public String name() {
        return "CreateActivity";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(
                Names.check(members.text("name")),
                Tags.read(members.structures("tags")),
                EncryptionConfiguration.readNew(members.structure("encryptionConfiguration")));
    }

    @Override
    public Answer perform(Request request) {
        String arn = StatesArn.of(place.region(), place.account(), StatesArn.ACTIVITY, request.name())
                .toString();
        Activity created = place.orchestrator()
                .catalogue()
                .createActivity(arn, request.name(), request.encryptionConfiguration(), request.tags());
        return Answer.empty().set("activityArn", created.arn()).setTime("creationDate", created.creationMillis());
    }
}
