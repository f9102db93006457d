package io.stepwell.runtime.partition;

import io.stepwell.engine.command.Command;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What all kinds of work have in common. */
final class Works {
    private Works() {}

    /** The execution the work is about; empty for none. */
    static String executionArn(Work work) {
        return switch (work) {
            case Work.Start w -> w.row().origin().arn();
            case Work.Act w -> w.executionArn();
            case Work.Fire w -> w.timer().executionArn();
            case Work.Forget w -> w.executionArn();
            case Work.Decided w -> executionArn(w.work());
            case Work.JobEndsHeard ignored -> "";
            case Work.Wake ignored -> "";
        };
    }

    /** The command the work brings to its execution; null for work of another sort. */
    static @Nullable Command command(Work work) {
        return switch (work) {
            case Work.Act w -> w.command();
            case Work.Fire w -> new Command.FireTimer(w.timer().ref());
            case Work.Start ignored -> null;
            case Work.Forget ignored -> null;
            case Work.Decided ignored -> null;
            case Work.JobEndsHeard ignored -> null;
            case Work.Wake ignored -> null;
        };
    }

    /** Tells whoever waits that the work was not carried out. */
    static void refuse(Collection<Work> works, RuntimeException reason) {
        for (Work work : works) {
            switch (work) {
                case Work.Start w -> w.reply().completeExceptionally(reason);
                case Work.Act w -> w.reply().completeExceptionally(reason);
                case Work.Forget w -> w.reply().completeExceptionally(reason);
                case Work.Decided w -> refuse(java.util.List.of(w.work()), reason);
                case Work.JobEndsHeard w -> w.reply().completeExceptionally(reason);
                case Work.Fire ignored -> {}
                case Work.Wake ignored -> {}
            }
        }
    }

    /** The work in a few words, for the log. */
    static String describe(Work work) {
        String what = switch (work) {
            case Work.Act w -> w.command().getClass().getSimpleName();
            case Work.Fire w -> w.timer().ref().toString();
            case Work.Start ignored -> "the start";
            case Work.Forget ignored -> "the deletion";
            case Work.Decided ignored -> "a patient decision";
            case Work.JobEndsHeard ignored -> "ends of jobs";
            case Work.Wake ignored -> "a wake-up";
        };
        return what + " of " + executionArn(work);
    }
}
