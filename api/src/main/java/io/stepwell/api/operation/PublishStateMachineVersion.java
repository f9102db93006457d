package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Versions.Version;
import org.jspecify.annotations.Nullable;

/** PublishStateMachineVersion. */
final class PublishStateMachineVersion implements Operation<PublishStateMachineVersion.Request> {
    private static final Structure INPUT = Structure.of(
            required("stateMachineArn", Constraints.ARN),
            optional("revisionId", Constraints.REVISION_ID),
            optional("description", Constraints.VERSION_DESCRIPTION));

    private final Workplace place;

    PublishStateMachineVersion(Workplace place) {
        this.place = place;
    }

    record Request(
            String stateMachineArn,
            @Nullable String revisionId,
            @Nullable String description) {}

    @Override
    public String name() {
        return "PublishStateMachineVersion";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(
                StatesArn.unlabelledStateMachine(members.text("stateMachineArn")),
                members.textOrNull("revisionId"),
                members.textOrNull("description"));
    }

    @Override
    public Answer perform(Request request) {
        Version version =
                place.versions().publish(request.stateMachineArn(), request.revisionId(), request.description());
        return Answer.empty()
                .set("stateMachineVersionArn", version.arn())
                .setTime("creationDate", version.creationMillis());
    }
}
