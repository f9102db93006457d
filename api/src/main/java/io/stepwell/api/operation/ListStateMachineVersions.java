package io.stepwell.api.operation;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Versions.Version;
import java.util.Map;

/** ListStateMachineVersions: the newest first. */
final class ListStateMachineVersions {
    private ListStateMachineVersions() {}

    static Operation<?> in(Workplace place) {
        return new Listing<>(
                place,
                "ListStateMachineVersions",
                Listing.Subject.of("stateMachineArn", StatesArn::stateMachine),
                "stateMachineVersions",
                (machine, cursor, limit) -> place.versions().versions(machine, cursor, limit),
                ListStateMachineVersions::item);
    }

    private static Map<String, Object> item(Version version) {
        return Answer.empty()
                .set("stateMachineVersionArn", version.arn())
                .setTime("creationDate", version.creationMillis())
                .members();
    }
}
