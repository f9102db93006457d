package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.api.wire.ValidationReason;
import io.stepwell.runtime.Versions.Alias;
import io.stepwell.runtime.Versions.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** UpdateStateMachineAlias. */
final class UpdateStateMachineAlias implements Operation<UpdateStateMachineAlias.Request> {
    private static final Structure INPUT = Structure.of(
            required("stateMachineAliasArn", Constraints.ARN),
            optional("description", Constraints.ALIAS_DESCRIPTION),
            optional("routingConfiguration", RoutingConfiguration.SHAPE));

    private final Workplace place;

    UpdateStateMachineAlias(Workplace place) {
        this.place = place;
    }

    record Request(
            String aliasArn,
            @Nullable String description,
            @Nullable List<Route> routes) {}

    @Override
    public String name() {
        return "UpdateStateMachineAlias";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(
                StatesArn.qualified(members.text("stateMachineAliasArn")),
                members.textOrNull("description"),
                RoutingConfiguration.read(members));
    }

    @Override
    public Answer perform(Request request) {
        if (request.description() == null && request.routes() == null) {
            throw RequestFault.validation(
                    ValidationReason.MISSING_REQUIRED_PARAMETER,
                    "Either the description or the routing configuration must be specified to update an alias");
        }
        Alias alias = place.versions().updateAlias(request.aliasArn(), request.description(), request.routes());
        return Answer.empty().setTime("updateDate", alias.updateMillis());
    }
}
