package io.stepwell.api.operation;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Versions.Alias;
import java.util.Map;

/** ListStateMachineAliases: of a state machine or of a version, by name. */
final class ListStateMachineAliases {
    private ListStateMachineAliases() {}

    static Operation<?> in(Workplace place) {
        return new Listing<>(
                place,
                "ListStateMachineAliases",
                Listing.Subject.of("stateMachineArn", StatesArn::stateMachine),
                "stateMachineAliases",
                (machine, cursor, limit) -> place.versions().aliases(machine, cursor, limit),
                ListStateMachineAliases::item);
    }

    private static Map<String, Object> item(Alias alias) {
        return Answer.empty()
                .set("stateMachineAliasArn", alias.arn())
                .setTime("creationDate", alias.creationMillis())
                .members();
    }
}
