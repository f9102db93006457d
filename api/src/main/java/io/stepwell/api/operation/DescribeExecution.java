package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.engine.Redrives;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Executions.ExecutionView;

/** DescribeExecution. */
final class DescribeExecution implements Operation<DescribeExecution.Request> {
    private static final Structure INPUT = Structure.of(
            required("executionArn", Constraints.ARN), optional("includedData", Constraints.INCLUDED_DATA));

    private final Workplace place;

    DescribeExecution(Workplace place) {
        this.place = place;
    }

    record Request(String executionArn, boolean withData) {}

    @Override
    public String name() {
        return "DescribeExecution";
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
        ExecutionView execution = place.orchestrator().executions().describe(request.executionArn());
        ExecutionSummary summary = execution.summary();
        Answer answer = Answer.empty()
                .set("executionArn", summary.arn())
                .set("stateMachineArn", summary.stateMachineArn())
                .setIfPresent("stateMachineVersionArn", summary.versionArn())
                .setIfPresent("stateMachineAliasArn", summary.aliasArn())
                .set("name", summary.name())
                .set("status", summary.status().name())
                .setTime("startDate", summary.startMillis())
                .setTimeIfPresent("stopDate", summary.stopMillis());
        Payloads.show(answer, "input", execution.input(), request.withData());
        Payloads.show(answer, "output", execution.output(), request.withData());
        answer.setIfPresent("traceHeader", execution.traceHeader())
                .setIfPresent("error", execution.error())
                .setIfPresent("cause", execution.cause())
                .setIfPresent("mapRunArn", summary.mapRunArn());
        return redrive(answer, execution);
    }

    private static Answer redrive(Answer answer, ExecutionView execution) {
        Redrives redrives = execution.summary().redrives();
        answer.set("redriveCount", redrives.count()).setTimeIfPresent("redriveDate", redrives.lastMillis());
        String redrivable = execution.summary().mapRunArn() == null ? "REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN";
        return execution.notRedrivable() == null
                ? answer.set("redriveStatus", redrivable)
                : answer.set("redriveStatus", "NOT_REDRIVABLE").set("redriveStatusReason", execution.notRedrivable());
    }
}
