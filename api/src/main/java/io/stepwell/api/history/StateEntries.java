package io.stepwell.api.history;

import io.stepwell.api.wire.Answer;
import io.stepwell.engine.event.Event;

/** {@code <Type>StateEntered}, {@code <Type>StateExited} and {@code EvaluationFailed}. */
final class StateEntries {
    private final Payloads payloads;

    StateEntries(Payloads payloads) {
        this.payloads = payloads;
    }

    Entry entered(Event.StateEntered entered) {
        Answer details = payloads.set(Answer.empty().set("name", entered.name()), "input", entered.input());
        return new Entry(entered.type().text() + "StateEntered", "stateEnteredEventDetails", details);
    }

    Entry exited(Event.StateExited exited) {
        Answer details = payloads.set(Answer.empty().set("name", exited.name()), "output", exited.output());
        payloads.setVariables(details, exited.assigned());
        return new Entry(exited.type().text() + "StateExited", "stateExitedEventDetails", details);
    }

    static Entry evaluationFailed(Event.EvaluationFailed failed) {
        Answer details = Answer.empty()
                .set("state", failed.state())
                .set("error", failed.error())
                .setIfPresent("location", failed.location())
                .setIfPresent("cause", failed.cause());
        return Entry.detailed("EvaluationFailed", details);
    }
}
