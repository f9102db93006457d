package io.stepwell.language.data;

import io.stepwell.language.json.Json;

/** Looks at the values on their way through a state. It sees them in order and cannot change them. */
public interface FlowObserver {
    /** Does not look. */
    FlowObserver NONE = (step, value) -> {};

    void saw(FlowStep step, Json value);
}
