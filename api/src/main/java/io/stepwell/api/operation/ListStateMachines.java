package io.stepwell.api.operation;

import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Catalogue.StateMachine;
import java.util.Map;

/** ListStateMachines. */
final class ListStateMachines {
    private ListStateMachines() {}

    static Operation<?> in(Workplace place) {
        return new Listing<>(
                place,
                "ListStateMachines",
                Listing.Subject.ACCOUNT,
                "stateMachines",
                (_, cursor, limit) -> place.orchestrator().catalogue().stateMachines(cursor, limit),
                ListStateMachines::item);
    }

    private static Map<String, Object> item(StateMachine machine) {
        return Answer.empty()
                .set("stateMachineArn", machine.arn())
                .set("name", machine.name())
                .set("type", machine.type())
                .setTime("creationDate", machine.creationMillis())
                .members();
    }
}
