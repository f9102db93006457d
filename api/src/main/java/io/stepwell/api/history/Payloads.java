package io.stepwell.api.history;

import io.stepwell.api.wire.Answer;
import io.stepwell.language.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts inputs, outputs and variables into details, unless they are not wanted. */
final class Payloads {
    private static final Map<String, Boolean> WHOLE = Map.of("truncated", false);

    private final boolean included;

    Payloads(boolean included) {
        this.included = included;
    }

    /** Sets a document and, next to it, that it is whole. */
    Answer set(Answer details, String name, Json document) {
        return included ? details.set(name, document.text()).set(name + "Details", WHOLE) : details;
    }

    /** Sets a document that has no such neighbour. */
    Answer setAlone(Answer details, String name, Json document) {
        return included ? details.set(name, document.text()) : details;
    }

    /** Sets the variables a state assigned, when there are any. */
    Answer setVariables(Answer details, Map<String, Json> assigned) {
        if (!included || assigned.isEmpty()) {
            return details;
        }
        Map<String, String> texts = new LinkedHashMap<>();
        assigned.forEach((name, value) -> texts.put(name, value.text()));
        return details.set("assignedVariables", texts).set("assignedVariablesDetails", WHOLE);
    }
}
