package io.stepwell.runtime.trial;

import io.stepwell.language.definition.FallibleState;
import io.stepwell.language.definition.ParsedState;
import io.stepwell.language.definition.TaskResource.Pattern;
import io.stepwell.language.definition.TaskState;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.StateTrials.Trial;
import io.stepwell.runtime.world.World;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The context object of a state that is tried out: the one given, or that of an express execution that does not exist
 * (recorded cases, test_state).
 *
 * @param executionArn the execution that the state pretends to belong to
 * @param tree the context object
 */
record TrialContext(String executionArn, Map<String, @Nullable Object> tree) {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static TrialContext of(Trial trial, String region, String account, World world) {
        String machine = world.uuid().toString();
        String execution = world.uuid().toString();
        String prefix = "arn:aws:states:" + region + ":" + account + ":";
        String executionArn = prefix + "express:" + machine + ":" + execution;
        if (trial.context() != null) {
            return new TrialContext(executionArn, members(trial.context()));
        }
        String now = MILLIS.format(world.clock().instant());
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("Id", executionArn);
        run.put("Input", trial.input().tree());
        run.put("Name", execution);
        run.put("RoleArn", trial.roleArn());
        run.put("StartTime", now);
        Map<String, @Nullable Object> state = new LinkedHashMap<>();
        state.put("Name", ParsedState.NAME);
        state.put("EnteredTime", now);
        if (trial.state() instanceof FallibleState) {
            state.put("RetryCount", trial.retries());
        }
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("Execution", run);
        tree.put("StateMachine", Map.of("Id", prefix + "stateMachine:" + machine, "Name", machine));
        tree.put("State", state);
        if (trial.state() instanceof TaskState task && task.resource().pattern() != Pattern.REQUEST_RESPONSE) {
            tree.put("Task", Map.of("Token", world.uuid().toString()));
        }
        TrialContext context = new TrialContext(executionArn, tree);
        return trial.inMap() ? new TrialContext(executionArn, context.withItem(0, null, trial.input())) : context;
    }

    /**
     * The same context object for one item of a Map state.
     *
     * @param key the name of a member of an object; null for any other item
     */
    Map<String, @Nullable Object> withItem(int index, @Nullable String key, Json item) {
        Map<String, @Nullable Object> current = new LinkedHashMap<>();
        current.put("Index", index);
        if (key != null) {
            current.put("Key", key);
        }
        current.put("Value", item.tree());
        Map<String, @Nullable Object> extended = new LinkedHashMap<>(tree);
        extended.put("Map", Map.of("Item", current));
        return extended;
    }

    @SuppressWarnings("unchecked") // JSON has string keys only
    private static Map<String, @Nullable Object> members(Json object) {
        if (object.tree() instanceof Map<?, ?> members) {
            return (Map<String, @Nullable Object>) members;
        }
        throw new IllegalArgumentException("a context object must be a JSON object");
    }
}
