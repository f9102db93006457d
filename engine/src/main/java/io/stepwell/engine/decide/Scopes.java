package io.stepwell.engine.decide;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.Redrives;
import io.stepwell.engine.state.Branch;
import io.stepwell.engine.state.Execution;
import io.stepwell.language.data.Scope;
import io.stepwell.language.definition.FallibleState;
import io.stepwell.language.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the expressions of a state see: input, variables and the context object. */
final class Scopes {
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Scopes() {}

    /** The scope of the state the branch is in. */
    static Scope of(Turn turn, Branch branch) {
        return scope(turn, branch, null, null);
    }

    /** The same with {@code $$.Task.Token}. */
    static Scope withToken(Turn turn, Branch branch, String token) {
        return scope(turn, branch, token, null);
    }

    /** The scope of ItemSelector for one iteration of the Map state the branch is in. */
    static Scope ofItem(Turn turn, Branch branch, int index, Json item) {
        return scope(turn, branch, null, mapItem(index, item));
    }

    private static Scope scope(
            Turn turn, Branch branch, @Nullable String token, @Nullable Map<String, @Nullable Object> item) {
        Scope scope = new Scope(
                branch.input(),
                () -> context(turn.execution(), branch, token, item),
                visibleVariables(turn.execution(), branch),
                turn.moment().millis(),
                turn.nextSeed());
        return turn.moment().patient() ? scope : scope.inHurry();
    }

    private static Map<String, @Nullable Object> context(
            Execution execution, Branch branch, @Nullable String token, @Nullable Map<String, @Nullable Object> item) {
        ExecutionOrigin origin = execution.origin();
        Map<String, @Nullable Object> run = new LinkedHashMap<>();
        run.put("Id", origin.arn());
        run.put("Input", execution.input().tree());
        run.put("StartTime", timestamp(execution.startMillis()));
        run.put("Name", origin.name());
        run.put("RoleArn", origin.roleArn());
        if (!origin.isExpress()) { // an express execution cannot be redriven (recorded cases, express)
            Redrives redrives = execution.redrives();
            run.put("RedriveCount", redrives.count());
            if (redrives.lastMillis() != null) {
                run.put("RedriveTime", timestamp(redrives.lastMillis()));
            }
        }
        Map<String, @Nullable Object> context = new LinkedHashMap<>();
        context.put("Execution", run);
        context.put("StateMachine", pair("Id", origin.stateMachineArn(), "Name", origin.stateMachineName()));
        Map<String, @Nullable Object> state =
                pair("Name", branch.requireState().name(), "EnteredTime", timestamp(branch.enteredMillis()));
        if (branch.state() instanceof FallibleState) {
            state.put("RetryCount", branch.retryCount());
        }
        context.put("State", state);
        if (token != null) {
            Map<String, @Nullable Object> task = new LinkedHashMap<>();
            task.put("Token", token);
            context.put("Task", task);
        }
        Map<String, @Nullable Object> current = item != null ? item : enclosingItem(execution, branch);
        if (current != null) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("Item", current);
            context.put("Map", map);
        }
        return context;
    }

    private static @Nullable Map<String, @Nullable Object> enclosingItem(Execution execution, Branch branch) {
        for (Branch b = branch; b != null; b = execution.branch(b.parent())) {
            if (b.item() != null) {
                return mapItem(b.index(), b.item());
            }
        }
        return null;
    }

    private static Map<String, @Nullable Object> mapItem(int index, Json item) {
        return pair("Index", index, "Value", item.tree());
    }

    private static Map<String, @Nullable Object> pair(
            String first, @Nullable Object one, String second, @Nullable Object two) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put(first, one);
        members.put(second, two);
        return members;
    }

    private static Map<String, Json> visibleVariables(Execution execution, Branch branch) {
        if (branch.isTop()) {
            return branch.variables().isEmpty() ? Map.of() : Map.copyOf(branch.variables());
        }
        Deque<Branch> outermostFirst = new ArrayDeque<>();
        for (Branch b = branch; b != null; b = execution.branch(b.parent())) {
            outermostFirst.push(b);
        }
        Map<String, Json> visible = new LinkedHashMap<>();
        outermostFirst.forEach(b -> visible.putAll(b.variables()));
        return visible;
    }

    private static String timestamp(long millis) {
        return MILLIS.format(Instant.ofEpochMilli(millis));
    }
}
