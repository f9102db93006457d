package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.shape.TextShape;
import io.stepwell.api.wire.Answer;
import io.stepwell.language.json.Json;

/** SendTaskSuccess. */
final class SendTaskSuccess implements Operation<SendTaskSuccess.Request> {
    private final Workplace place;
    private final Structure input;

    SendTaskSuccess(Workplace place) {
        this.place = place;
        this.input = Structure.of(
                required("taskToken", Constraints.TASK_TOKEN),
                required("output", TextShape.payload(place.payloadBytes())));
    }

    record Request(String taskToken, Json output) {}

    @Override
    public String name() {
        return "SendTaskSuccess";
    }

    @Override
    public Structure input() {
        return input;
    }

    @Override
    public Request read(Members members) {
        return new Request(members.text("taskToken"), Payloads.taskOutput(members.text("output")));
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().tasks().succeed(request.taskToken(), request.output());
        return Answer.empty();
    }
}
