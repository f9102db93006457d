package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.Versions.Alias;

/** DescribeStateMachineAlias. */
final class DescribeStateMachineAlias implements Operation<DescribeStateMachineAlias.Request> {
    private static final Structure INPUT = Structure.of(required("stateMachineAliasArn", Constraints.ARN));

    private final Workplace place;

    DescribeStateMachineAlias(Workplace place) {
        this.place = place;
    }

    record Request(String aliasArn) {}

    @Override
    public String name() {
        return "DescribeStateMachineAlias";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.qualified(members.text("stateMachineAliasArn")));
    }

    @Override
    public Answer perform(Request request) {
        Alias alias = place.versions().alias(request.aliasArn());
        return Answer.empty()
                .set("stateMachineAliasArn", alias.arn())
                .set("name", alias.name())
                .setIfPresent("description", alias.description())
                .set("routingConfiguration", RoutingConfiguration.shown(alias.routes()))
                .setTime("creationDate", alias.creationMillis())
                .setTime("updateDate", alias.updateMillis());
    }
}
