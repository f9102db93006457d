package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.wire.Answer;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionSummary;
import io.stepwell.runtime.Executions.ExecutionView;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** StartSyncExecution: runs an express workflow and answers how it ended, also when it failed. */
final class StartSyncExecution implements Operation<StartSyncExecution.Request> {
    /** AWS bills express workflows by tenths of a second and chunks of 64 MB. */
    private static final long BILLED_MILLIS = 100;

    private static final int BILLED_MEGABYTES = 64;

    private final Workplace place;
    private final Structure input;

    StartSyncExecution(Workplace place) {
        this.place = place;
        this.input = Structure.of(
                required("stateMachineArn", Constraints.ARN),
                optional("name", Constraints.NAME),
                optional("input", TextShape.payload(place.payloadBytes())),
                optional("traceHeader", Constraints.TRACE_HEADER),
                optional("includedData", Constraints.INCLUDED_DATA));
    }

    record Request(
            String stateMachineArn,
            @Nullable String name,
            Json input,
            @Nullable String traceHeader,
            boolean withData) {}

    @Override
    public String name() {
        return "StartSyncExecution";
    }

    @Override
    public Structure input() {
        return input;
    }

    @Override
    public Request read(Members members) {
        String name = members.textOrNull("name");
        return new Request(
                StatesArn.unlabelledStateMachine(members.text("stateMachineArn")),
                name == null ? null : Names.check(name),
                Payloads.executionInput(members.textOr("input", "{}")),
                members.textOrNull("traceHeader"),
                members.textOr("includedData", "ALL_DATA").equals("ALL_DATA"));
    }

    @Override
    public Answer perform(Request request) {
        ExecutionView execution = place.orchestrator()
                .executions()
                .startSync(request.stateMachineArn(), request.name(), request.input(), request.traceHeader());
        ExecutionSummary summary = execution.summary();
        long stopMillis = Objects.requireNonNull(summary.stopMillis());
        Answer answer = Answer.empty()
                .set("executionArn", summary.arn())
                .set("stateMachineArn", summary.stateMachineArn())
                .set("name", summary.name())
                .setTime("startDate", summary.startMillis())
                .setTime("stopDate", stopMillis)
                .set("status", summary.status().name())
                .setIfPresent("error", execution.error())
                .setIfPresent("cause", execution.cause());
        Payloads.show(answer, "input", execution.input(), request.withData());
        Payloads.show(answer, "output", execution.output(), request.withData());
        return answer.setIfPresent("traceHeader", execution.traceHeader())
                .set("billingDetails", billing(stopMillis - summary.startMillis()));
    }

    /** The memory is AWS's least: this server does not measure that of a single execution. */
    private static Answer billing(long millis) {
        long begun = Math.max(1, Math.ceilDiv(millis, BILLED_MILLIS));
        return Answer.empty()
                .set("billedDurationInMilliseconds", begun * BILLED_MILLIS)
                .set("billedMemoryUsedInMB", BILLED_MEGABYTES);
    }
}
