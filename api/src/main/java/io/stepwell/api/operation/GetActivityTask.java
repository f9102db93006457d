package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;
import static io.stepwell.api.shape.Structure.required;

import io.stepwell.api.arn.StatesArn;
import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import io.stepwell.api.wire.Answer;
import io.stepwell.runtime.TaskDesk.Assignment;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** GetActivityTask. Answers without members when no task came in time. */
final class GetActivityTask implements Operation<GetActivityTask.Request> {
    /** How long AWS holds a request open. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final Structure INPUT =
            Structure.of(required("activityArn", Constraints.ARN), optional("workerName", Constraints.NAME));

    private final Workplace place;

    GetActivityTask(Workplace place) {
        this.place = place;
    }

    record Request(String activityArn, @Nullable String workerName) {}

    @Override
    public String name() {
        return "GetActivityTask";
    }

    @Override
    public Structure input() {
        return INPUT;
    }

    @Override
    public Request read(Members members) {
        return new Request(StatesArn.activity(members.text("activityArn")), members.textOrNull("workerName"));
    }

    @Override
    public Answer perform(Request request) throws InterruptedException {
        Assignment task = place.orchestrator().tasks().poll(request.activityArn(), request.workerName(), LONGEST_WAIT);
        if (task == null) {
            return Answer.empty();
        }
        return Answer.empty()
                .set("taskToken", task.token())
                .set("input", task.input().text());
    }
}
