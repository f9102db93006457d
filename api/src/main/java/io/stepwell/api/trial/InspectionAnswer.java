package io.stepwell.api.trial;

import io.stepwell.api.wire.Answer;
import io.stepwell.language.data.FlowStep;
import io.stepwell.language.data.MapItems;
import io.stepwell.language.definition.DistributedMapState;
import io.stepwell.language.definition.MapIteration;
import io.stepwell.language.definition.MapState;
import io.stepwell.language.definition.QueryLanguage;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateType;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.StateTrials.Inspection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The member {@code inspectionData}: what could be seen on the way, under AWS's names (recorded cases, test_state). */
public final class InspectionAnswer {
    private InspectionAnswer() {}

    public static Answer of(State state, Json input, Inspection inspection) {
        Answer answer = Answer.empty().set("input", input.text());
        inspection.values().forEach((step, value) -> {
            String name = name(step, state);
            if (name != null) {
                answer.set(name, value.text());
            }
        });
        if (!inspection.variables().isEmpty()) {
            Map<String, @Nullable Object> variables = new LinkedHashMap<>();
            inspection.variables().forEach((name, value) -> variables.put(name, value.tree()));
            answer.set("variables", Json.of(variables).text());
        }
        MapIteration iteration = switch (state) {
            case MapState map -> map.iteration();
            case DistributedMapState map -> map.iteration();
            default -> null;
        };
        if (iteration != null && inspection.plan() != null) {
            setLimits(answer, iteration, inspection.plan());
        }
        if (inspection.retrier() != null || inspection.catcher() != null) {
            answer.set(
                    "errorDetails",
                    Answer.empty()
                            .setIfPresent("catchIndex", inspection.catcher())
                            .setIfPresent("retryIndex", inspection.retrier())
                            .setIfPresent("retryBackoffIntervalSeconds", inspection.backoffSeconds()));
        }
        return answer;
    }

    /** Thresholds that the state does not set are not shown. */
    private static void setLimits(Answer answer, MapIteration iteration, MapItems plan) {
        answer.set("maxConcurrency", plan.maxConcurrency());
        if (iteration.toleratedFailureCount().isSet()) {
            answer.set("toleratedFailureCount", plan.toleratedFailureCount());
        }
        if (iteration.toleratedFailurePercentage().isSet()) {
            answer.set("toleratedFailurePercentage", plan.toleratedFailurePercentage());
        }
    }

    /** Null for a step that AWS does not show for this state. */
    private static @Nullable String name(FlowStep step, State state) {
        boolean jsonPath = state.head().queryLanguage() == QueryLanguage.JSON_PATH;
        StateType type = state.type();
        return switch (step) {
            case EFFECTIVE_INPUT -> jsonPath ? "afterInputPath" : null;
            case PARAMETERS -> jsonPath ? "afterParameters" : type == StateType.PASS ? null : "afterArguments";
            case ITEMS -> jsonPath ? "afterItemsPath" : null;
            case POINTED_ITEMS -> "afterItemsPointer";
            case ITEM_INPUTS -> "afterItemSelector";
            case BATCHES -> "afterItemBatcher";
            case RESULT -> type == StateType.MAP || type == StateType.PARALLEL ? null : "result";
            case SELECTED_RESULT -> "afterResultSelector";
            case PLACED_RESULT -> "afterResultPath";
        };
    }
}
