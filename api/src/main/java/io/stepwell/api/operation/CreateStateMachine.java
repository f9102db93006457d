package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Catalogue.NewStateMachine;
import io.stepwell.runtime.Catalogue.StateMachine;
import java.util.Map;
import java.util.Objects;

/** CreateStateMachine. */
final class CreateStateMachine implements Operation<CreateStateMachine.Request> {
    private static final Structure INPUT = Structure.of(
            required("name", Constraints.NAME),
            required("definition", Constraints.DEFINITION),
            required("roleArn", Constraints.ARN),
            optional("type", Constraints.STATE_MACHINE_TYPE),
            optional("loggingConfiguration", LoggingConfiguration.SHAPE),
            optional("tags", Constraints.TAGS),
            optional("tracingConfiguration", TracingConfiguration.SHAPE),
            optional("publish", Constraints.FLAG),
            optional("versionDescription", Constraints.VERSION_DESCRIPTION),
            optional("encryptionConfiguration", EncryptionConfiguration.SHAPE));

    private final Workplace place;

    CreateStateMachine(Workplace place) {
        this.place = place;
    }

    record Request(Publication publication, NewStateMachine wanted) {}

    @Override
    public String name() {
        return "CreateStateMachine";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        String name = Names.check(members.text("name"));
        String arn = StatesArn.of(place.region(), place.account(), StatesArn.STATE_MACHINE, name)
                .toString();
        String type = members.textOr("type", "STANDARD");
        Map<String, String> tags = Tags.read(members.structures("tags"));
        String logging = LoggingConfiguration.read(members.structure("loggingConfiguration"));
        String tracing = TracingConfiguration.read(members.structure("tracingConfiguration"));
        NewStateMachine wanted = new NewStateMachine(
                arn,
                name,
                type,
                members.text("definition"),
                Roles.check(members.text("roleArn")),
                Objects.requireNonNullElse(logging, LoggingConfiguration.DEFAULT),
                Objects.requireNonNullElse(tracing, TracingConfiguration.DEFAULT),
                EncryptionConfiguration.readNew(members.structure("encryptionConfiguration")),
                tags);
        return new Request(Publication.read(members), wanted);
    }

    @Override
    public Answer perform(Request request) {
        Definitions.check(place, request.wanted().definition(), request.wanted().type());
        LoggingConfiguration.requireDestination(place, request.wanted().loggingConfiguration());
        StateMachine created = place.orchestrator().catalogue().createStateMachine(request.wanted());
        Answer answer =
                Answer.empty().set("stateMachineArn", created.arn()).setTime("creationDate", created.creationMillis());
        return request.publication().publish(place, created, answer);
    }
}
