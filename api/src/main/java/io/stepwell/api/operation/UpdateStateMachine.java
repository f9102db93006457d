package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Catalogue.StateMachineUpdate;
import java.util.Objects;

/** UpdateStateMachine. */
final class UpdateStateMachine implements Operation<UpdateStateMachine.Request> {
    private static final Structure INPUT = Structure.of(
            required("stateMachineArn", Constraints.ARN),
            optional("definition", Constraints.DEFINITION),
            optional("roleArn", Constraints.ARN),
            optional("loggingConfiguration", LoggingConfiguration.SHAPE),
            optional("tracingConfiguration", TracingConfiguration.SHAPE),
            optional("publish", Constraints.FLAG),
            optional("versionDescription", Constraints.VERSION_DESCRIPTION),
            optional("encryptionConfiguration", EncryptionConfiguration.SHAPE));

    private final Workplace place;

    UpdateStateMachine(Workplace place) {
        this.place = place;
    }

    record Request(String stateMachineArn, Publication publication, StateMachineUpdate update) {}

    @Override
    public String name() {
        return "UpdateStateMachine";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        String role = members.textOrNull("roleArn");
        StateMachineUpdate update = new StateMachineUpdate(
                members.textOrNull("definition"),
                role == null ? null : Roles.check(role),
                LoggingConfiguration.read(members.structure("loggingConfiguration")),
                TracingConfiguration.read(members.structure("tracingConfiguration")),
                EncryptionConfiguration.read(members.structure("encryptionConfiguration")));
        return new Request(
                StatesArn.unlabelledStateMachine(members.text("stateMachineArn")), Publication.read(members), update);
    }

    @Override
    public Answer perform(Request request) {
        StateMachineUpdate update = request.update();
        if (update.equals(new StateMachineUpdate(null, null, null, null, null))) {
            throw RequestFault.client(
                    "MissingRequiredParameter",
                    "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration must be specified");
        }
        if (update.definition() != null) {
            String type = place.orchestrator()
                    .catalogue()
                    .stateMachine(request.stateMachineArn())
                    .type();
            Definitions.check(place, update.definition(), type);
        }
        LoggingConfiguration.requireDestination(place, update.loggingConfiguration());
        StateMachine updated = place.orchestrator().catalogue().updateStateMachine(request.stateMachineArn(), update);
        Answer answer = Answer.empty()
                .setTime("updateDate", Objects.requireNonNullElse(updated.updateMillis(), updated.creationMillis()))
                .setIfPresent("revisionId", updated.revisionId());
        return request.publication().publish(place, updated, answer);
    }
}
