package io.stepwell.api.history;

import io.stepwell.api.wire.Answer;
import io.stepwell.engine.event.Event;

/** MapState*, MapIteration* and MapRun* events. */
final class MapEntries {
    private MapEntries() {}

    static Entry started(int length) {
        return Entry.detailed("MapStateStarted", Answer.empty().set("length", length));
    }

    static Entry runStarted(Event.MapRunStarted started) {
        return Entry.detailed("MapRunStarted", Answer.empty().set("mapRunArn", started.mapRunArn()));
    }

    static Entry runRedriven(Event.MapRunRedriven redriven) {
        return Entry.detailed(
                "MapRunRedriven",
                Answer.empty().set("mapRunArn", redriven.mapRunArn()).set("redriveCount", redriven.count()));
    }

    static Entry runFailed(Event.MapRunFailed failed) {
        return Entry.detailed(
                "MapRunFailed",
                Answer.empty().setIfPresent("error", failed.error()).setIfPresent("cause", failed.cause()));
    }

    static Entry iteration(String what, int index, String name) {
        return Entry.detailed(
                "MapIteration" + what, Answer.empty().set("name", name).set("index", index));
    }
}
