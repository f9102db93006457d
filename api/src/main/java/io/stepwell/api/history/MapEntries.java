package io.stepwell.api.history;

import io.stepwell.api.wire.Answer;
import io.stepwell.engine.event.Event;

/** MapState* and MapIteration* events. */
final class MapEntries {
    private MapEntries() {}

    static Entry started(Event.MapStarted started) {
        return Entry.detailed("MapStateStarted", Answer.empty().set("length", started.length()));
    }

    static Entry iteration(String what, int index, String name) {
        return Entry.detailed(
                "MapIteration" + what, Answer.empty().set("name", name).set("index", index));
    }
}
