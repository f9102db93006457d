package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import org.jspecify.annotations.Nullable;

/** SendTaskFailure. */
final class SendTaskFailure implements Operation<SendTaskFailure.Request> {
    private static final Structure INPUT = Structure.of(
            required("taskToken", Constraints.TASK_TOKEN),
            optional("error", Constraints.ERROR),
            optional("cause", Constraints.CAUSE));

    private final Workplace place;

    SendTaskFailure(Workplace place) {
        this.place = place;
    }

    record Request(
            String taskToken,
            @Nullable String error,
            @Nullable String cause) {}

    @Override
    public String name() {
        return "SendTaskFailure";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(members.text("taskToken"), members.textOrNull("error"), members.textOrNull("cause"));
    }

    @Override
    public Answer perform(Request request) {
        place.orchestrator().tasks().fail(request.taskToken(), request.error(), request.cause());
        return Answer.empty();
    }
}
