package io.stepwell.engine.state;

import java.util.stream.Collectors;

/** All that an execution holds, as text: two executions with the same text are the same. */
public final class ExecutionText {
    private ExecutionText() {}

    public static String of(Execution x) {
        String head = "%s %s input=%s output=%s failure=%s start=%d stop=%d last=%d journal=%d next=%d %s"
                .formatted(
                        x.origin().arn(),
                        x.status(),
                        x.input(),
                        x.output(),
                        x.failure(),
                        x.startMillis(),
                        x.stopMillis(),
                        x.lastEventId(),
                        x.journalLength(),
                        x.nextBranch(),
                        x.redrives());
        return x.branches().stream().map(ExecutionText::of).collect(Collectors.joining("\n", head + "\n", ""));
    }

    private static String of(Branch b) {
        return "%d<%d[%d] item=%s input=%s next=%s state=%s entered=%d<%d@%d previous=%d retries=%d finished=%s variables=%s %s"
                .formatted(
                        b.id(),
                        b.parent(),
                        b.index(),
                        b.item(),
                        b.input(),
                        b.nextState(),
                        b.state() == null ? null : b.requireState().name(),
                        b.enteredEventId(),
                        b.eventIdBeforeEntry(),
                        b.enteredMillis(),
                        b.previousEventId(),
                        b.retryCount(),
                        b.isFinished(),
                        b.variables(),
                        of(b.waiting()));
    }

    private static String of(Waiting waiting) {
        return switch (waiting) {
            case Waiting.ForBranches run -> "branches complete=" + run.isComplete() + " " + run.partial();
            case Waiting.ForItems run ->
                "items complete=" + run.isComplete() + " next=" + run.nextIndex() + " last=" + run.lastChildEventId()
                        + " " + run.partial();
            default -> waiting.toString();
        };
    }
}
