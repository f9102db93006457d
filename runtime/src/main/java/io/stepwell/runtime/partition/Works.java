package io.stepwell.runtime.partition;

import io.stepwell.engine.command.Command;
import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.StoreException;
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
            case Work.Write w -> w.executionArn();
            case Work.SettleMapRun w -> w.executionArn();
            case Work.Decided w -> executionArn(w.work());
            case Work.CallAgain w -> w.ref().executionArn();
            case Work.Delivered ignored -> "";
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
            case Work.Write ignored -> null;
            case Work.SettleMapRun ignored -> null;
            case Work.Decided ignored -> null;
            case Work.CallAgain ignored -> null;
            case Work.Delivered ignored -> null;
            case Work.Wake ignored -> null;
        };
    }

    /** Whether nobody brings the work again when it is not carried out: timers, and the outcomes of calls. */
    static boolean comesOnce(Work work) {
        return switch (work) {
            case Work.Act w -> w.command() instanceof Command.FinishCall || w.command() instanceof Command.FinishJob;
            case Work.Fire ignored -> true;
            case Work.CallAgain ignored -> true;
            case Work.Delivered ignored -> false;
            case Work.Decided w -> comesOnce(w.work());
            case Work.Start ignored -> false;
            case Work.Forget ignored -> false;
            case Work.Write ignored -> false;
            case Work.SettleMapRun ignored -> false;
            case Work.Wake ignored -> false;
        };
    }

    /** Whether a failure may be over after a while: the store could not be read. What is damaged stays so. */
    static boolean mayPass(RuntimeException failure) {
        return failure instanceof StoreException && !(failure instanceof CorruptRecordException);
    }

    /** Tells whoever waits that the work was not carried out. */
    static void refuse(Collection<Work> works, RuntimeException reason) {
        for (Work work : works) {
            switch (work) {
                case Work.Start w -> w.reply().completeExceptionally(reason);
                case Work.Act w -> w.reply().completeExceptionally(reason);
                case Work.Forget w -> w.reply().completeExceptionally(reason);
                case Work.Write w -> w.reply().completeExceptionally(reason);
                case Work.SettleMapRun w -> w.reply().completeExceptionally(reason);
                case Work.Decided w -> refuse(java.util.List.of(w.work()), reason);
                case Work.Delivered w -> w.reply().completeExceptionally(reason);
                case Work.Fire ignored -> {}
                case Work.CallAgain ignored -> {}
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
            case Work.Write ignored -> "rows of a map run";
            case Work.SettleMapRun ignored -> "the end of a map run";
            case Work.Decided ignored -> "a patient decision";
            case Work.CallAgain ignored -> "the call again of a task";
            case Work.Delivered ignored -> "the delivery of messages";
            case Work.Wake ignored -> "a wake-up";
        };
        return what + " of " + executionArn(work);
    }
}
