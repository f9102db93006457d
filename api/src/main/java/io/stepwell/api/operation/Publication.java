package io.stepwell.api.operation;

import io.stepwell.api.shape.Members;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.runtime.Catalogue.StateMachine;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is created or updated is to be published too.
 *
 * @param description of the version; null for none
 */
record Publication(boolean wanted, @Nullable String description) {
    /** @throws RequestFault {@code ValidationException} for the description of a version that is not wanted */
    static Publication read(Members members) {
        boolean wanted = members.flagOr("publish", false);
        String description = members.textOrNull("versionDescription");
        if (!wanted && description != null) {
            throw RequestFault.validation("Version description can only be set when publish is true");
        }
        return new Publication(wanted, description);
    }

    /** Publishes this revision of the state machine, if that is wanted, and tells the version in the answer. */
    Answer publish(Workplace place, StateMachine machine, Answer answer) {
        if (!wanted) {
            return answer;
        }
        String revision = machine.revisionId();
        return answer.set(
                "stateMachineVersionArn",
                place.versions().publish(machine.arn(), revision, description).arn());
    }
}
