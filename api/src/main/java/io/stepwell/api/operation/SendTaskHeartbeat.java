package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;

/** SendTaskHeartbeat. */
final class SendTaskHeartbeat implements Operation<SendTaskHeartbeat.Request> {
    private static final Structure INPUT = Structure.of(required("taskToken", Constraints.TASK_TOKEN));

    private final Workplace place;

    SendTaskHeartbeat(Workplace place) {
        this.place = place;
    }

    record Request(String taskToken) {}

    @Override
    public String name() {
        return "SendTaskHeartbeat";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(members.text("taskToken"));
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().tasks().heartbeat(request.taskToken());
        return Answer.empty();
    }
}
