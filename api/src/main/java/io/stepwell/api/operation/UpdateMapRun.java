package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.DecimalShape;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.WholeNumberShape;
import io.stepwell.api.wire.Answer;
import io.stepwell.api.wire.RequestFault;
import io.stepwell.api.wire.ValidationReason;
import io.stepwell.runtime.MapRuns.Change;

/** UpdateMapRun. */
final class UpdateMapRun implements Operation<UpdateMapRun.Request> {
    private static final WholeNumberShape COUNT = new WholeNumberShape(0, Integer.MAX_VALUE);
    private static final Structure INPUT = Structure.of(
            required("mapRunArn", Constraints.LONG_ARN),
            optional("maxConcurrency", COUNT),
            optional("toleratedFailurePercentage", new DecimalShape(0, 100)),
            optional("toleratedFailureCount", COUNT));

    private final Workplace place;

    UpdateMapRun(Workplace place) {
        this.place = place;
    }

    record Request(String mapRunArn, Change change) {}

    @Override
    public String name() {
        return "UpdateMapRun";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        Number concurrency = members.numberOrNull("maxConcurrency");
        Number count = members.numberOrNull("toleratedFailureCount");
        Number percentage = members.numberOrNull("toleratedFailurePercentage");
        Change change = new Change(
                concurrency == null ? null : concurrency.longValue(),
                count == null ? null : count.longValue(),
                percentage == null ? null : percentage.doubleValue());
        if (concurrency == null && count == null && percentage == null) {
            throw RequestFault.validation(
                    ValidationReason.MISSING_REQUIRED_PARAMETER,
                    "One of maxConcurrency, toleratedFailurePercentage or toleratedFailureCount must be specified");
        }
        return new Request(StatesArn.mapRun(members.text("mapRunArn")), change);
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().mapRuns().update(request.mapRunArn(), request.change());
        return Answer.empty();
    }
}
