package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.runtime.Versions.Version;

/** DescribeStateMachine. */
final class DescribeStateMachine implements Operation<DescribeStateMachine.Request> {
    private static final Structure INPUT = Structure.of(
            required("stateMachineArn", Constraints.ARN), optional("includedData", Constraints.INCLUDED_DATA));

    private final Workplace place;

    DescribeStateMachine(Workplace place) {
        this.place = place;
    }

    record Request(String stateMachineArn, boolean withData) {}

    @Override
    public String name() {
        return "DescribeStateMachine";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(
                StatesArn.stateMachine(members.text("stateMachineArn")),
                members.textOr("includedData", "ALL_DATA").equals("ALL_DATA"));
    }

    @Override
    public Answer perform(Request request) {
        if (!StatesArn.parse(request.stateMachineArn(), StatesArn.STATE_MACHINE).isQualified()) {
            StateMachine machine = place.orchestrator().catalogue().stateMachine(request.stateMachineArn());
            return described(machine, machine.arn(), machine.creationMillis(), request.withData());
        }
        Version version = place.versions().version(request.stateMachineArn());
        return described(version.machine(), version.arn(), version.creationMillis(), request.withData())
                .setIfPresent("description", version.description());
    }

    private Answer described(StateMachine machine, String arn, long creationMillis, boolean withData) {
        String definition = withData ? place.orchestrator().catalogue().definitionText(machine.definitionId()) : "{}";
        return Answer.empty()
                .set("stateMachineArn", arn)
                .set("name", machine.name())
                .set("status", machine.deleting() ? "DELETING" : "ACTIVE")
                .set("definition", definition)
                .set("roleArn", machine.roleArn())
                .set("type", machine.type())
                .setTime("creationDate", creationMillis)
                .set("loggingConfiguration", Json.ofValidText(machine.loggingConfiguration()))
                .set("tracingConfiguration", Json.ofValidText(machine.tracingConfiguration()))
                .set(
                        "encryptionConfiguration",
                        Json.ofValidText(EncryptionConfiguration.shown(machine.encryptionConfiguration())))
                .setIfPresent("revisionId", machine.revisionId())
                .setIfPresent("variableReferences", Definitions.variableReferences(place, definition));
    }
}
