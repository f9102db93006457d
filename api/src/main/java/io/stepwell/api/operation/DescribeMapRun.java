package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.language.data.MapBounds;
import io.stepwell.runtime.MapRuns.MapRunView;
import io.stepwell.runtime.MapRuns.Tally;

/** DescribeMapRun. */
final class DescribeMapRun implements Operation<DescribeMapRun.Request> {
    private static final Structure INPUT = Structure.of(required("mapRunArn", Constraints.LONG_ARN));

    private final Workplace place;

    DescribeMapRun(Workplace place) {
        this.place = place;
    }

    record Request(String mapRunArn) {}

    @Override
    public String name() {
        return "DescribeMapRun";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.mapRun(members.text("mapRunArn")));
    }

    @Override
    public Answer perform(Request request) {
        MapRunView run = place.orchestrator().mapRuns().describe(request.mapRunArn());
        MapBounds bounds = run.bounds();
        return Answer.empty()
                .set("mapRunArn", run.summary().mapRunArn())
                .set("executionArn", run.summary().executionArn())
                .set("status", run.summary().status().name())
                .setTime("startDate", run.summary().startMillis())
                .setTimeIfPresent("stopDate", run.summary().stopMillis())
                .set("maxConcurrency", bounds.maxConcurrency())
                .set("toleratedFailurePercentage", bounds.toleratedFailurePercentage())
                .set("toleratedFailureCount", bounds.toleratedFailureCount())
                .set("itemCounts", counts(run.items()))
                .set("executionCounts", counts(run.executions()))
                .set("redriveCount", run.redrives())
                .setTimeIfPresent("redriveDate", run.redriveMillis());
    }

    private static Answer counts(Tally tally) {
        return Answer.empty()
                .set("pending", tally.pending())
                .set("running", tally.running())
                .set("succeeded", tally.succeeded())
                .set("failed", tally.failed())
                .set("timedOut", tally.timedOut())
                .set("aborted", tally.aborted())
                .set("total", tally.total())
                .set("resultsWritten", tally.resultsWritten())
                .set("failuresNotRedrivable", tally.failuresNotRedrivable())
                .set("pendingRedrive", tally.pendingRedrive());
    }
}
