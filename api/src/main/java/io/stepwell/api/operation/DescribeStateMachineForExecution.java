package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.StateMachineSnapshot;

/** DescribeStateMachineForExecution. */
final class DescribeStateMachineForExecution implements Operation<DescribeStateMachineForExecution.Request> {
    private static final Structure INPUT = Structure.of(
            required("executionArn", Constraints.ARN), optional("includedData", Constraints.INCLUDED_DATA));

    private final Workplace place;

    DescribeStateMachineForExecution(Workplace place) {
        this.place = place;
    }

    record Request(String executionArn, boolean withData) {}

    @Override
    public String name() {
        return "DescribeStateMachineForExecution";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(
                StatesArn.execution(members.text("executionArn")),
                members.textOr("includedData", "ALL_DATA").equals("ALL_DATA"));
    }

    @Override
    public Answer perform(Request request) {
        StateMachineSnapshot machine = place.orchestrator().executions().stateMachineFor(request.executionArn());
        String definition = request.withData() ? machine.definition() : "{}";
        return Answer.empty()
                .set("stateMachineArn", machine.arn())
                .set("name", machine.name())
                .set("definition", definition)
                .set("roleArn", machine.roleArn())
                .setTime("updateDate", machine.updateMillis())
                .set("loggingConfiguration", Json.ofValidText(machine.loggingConfiguration()))
                .set("tracingConfiguration", Json.ofValidText(machine.tracingConfiguration()))
                .set(
                        "encryptionConfiguration",
                        Json.ofValidText(EncryptionConfiguration.shown(machine.encryptionConfiguration())))
                .setIfPresent("mapRunArn", machine.mapRunArn())
                .setIfPresent("label", machine.label())
                .setIfPresent("revisionId", machine.revisionId())
                .setIfPresent("variableReferences", Definitions.variableReferences(place, definition));
    }
}
