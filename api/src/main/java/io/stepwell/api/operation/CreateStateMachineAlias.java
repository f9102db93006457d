package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Versions.Alias;
import io.stepwell.runtime.Versions.Route;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** CreateStateMachineAlias. */
final class CreateStateMachineAlias implements Operation<CreateStateMachineAlias.Request> {
    private static final Structure INPUT = Structure.of(
            optional("description", Constraints.ALIAS_DESCRIPTION),
            required("name", Constraints.ALIAS_NAME),
            required("routingConfiguration", RoutingConfiguration.SHAPE));

    private final Workplace place;

    CreateStateMachineAlias(Workplace place) {
        this.place = place;
    }

    record Request(String name, @Nullable String description, List<Route> routes) {}

    @Override
    public String name() {
        return "CreateStateMachineAlias";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(
                members.text("name"),
                members.textOrNull("description"),
                Objects.requireNonNull(RoutingConfiguration.read(members)));
    }

    @Override
    public Answer perform(Request request) {
        Alias alias = place.versions().createAlias(request.name(), request.description(), request.routes());
        return Answer.empty().set("stateMachineAliasArn", alias.arn()).setTime("creationDate", alias.creationMillis());
    }
}
