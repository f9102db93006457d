package io.stepwell.api.history;

import io.stepwell.api.wire.Answer;
import io.stepwell.engine.event.Event;
import org.jspecify.annotations.Nullable;

/** Execution* events. */
final class ExecutionEntries {
    private final Payloads payloads;

    ExecutionEntries(Payloads payloads) {
        this.payloads = payloads;
    }

    Entry started(Event.ExecutionStarted started) {
        Answer details = payloads.set(Answer.empty(), "input", started.input());
        details.set("roleArn", started.origin().roleArn())
                .setIfPresent("stateMachineAliasArn", started.origin().aliasArn())
                .setIfPresent("stateMachineVersionArn", started.origin().versionArn());
        return Entry.detailed("ExecutionStarted", details);
    }

    Entry succeeded(Event.ExecutionSucceeded succeeded) {
        return Entry.detailed("ExecutionSucceeded", payloads.set(Answer.empty(), "output", succeeded.output()));
    }

    static Entry redriven(Event.ExecutionRedriven redriven) {
        return Entry.detailed("ExecutionRedriven", Answer.empty().set("redriveCount", redriven.count()));
    }

    /** The details are there even when they say nothing. */
    static Entry closed(String how, @Nullable String error, @Nullable String cause) {
        Answer details = Answer.empty().setIfPresent("error", error).setIfPresent("cause", cause);
        return Entry.detailed("Execution" + how, details);
    }
}
