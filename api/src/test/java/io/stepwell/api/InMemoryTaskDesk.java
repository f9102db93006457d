package io.stepwell.api;

import io.stepwell.language.json.Json;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.TaskDesk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tasks that tests lay out; answers are written down. */
final class InMemoryTaskDesk implements TaskDesk {
    final Map<String, Assignment> waiting = new LinkedHashMap<>();
    final List<String> open = new ArrayList<>();
    final List<String> answers = new ArrayList<>();

    @Nullable
    Duration lastWait;

    @Nullable
    String lastWorker;

    private final InMemoryOrchestrator orchestrator;

    InMemoryTaskDesk(InMemoryOrchestrator orchestrator) {
        this.orchestrator = orchestrator;
    }

    @Override
    public @Nullable Assignment poll(String activityArn, @Nullable String workerName, Duration wait) {
        orchestrator.activity(activityArn);
        lastWait = wait;
        lastWorker = workerName;
        return waiting.remove(activityArn);
    }

    @Override
    public void succeed(String token, Json output) {
        answer(token, "success " + output.text());
    }

    @Override
    public void fail(String token, @Nullable String error, @Nullable String cause) {
        answer(token, "failure " + error + " " + cause);
    }

    @Override
    public void heartbeat(String token) {
        check(token);
        answers.add("heartbeat");
    }

    private void answer(String token, String answer) {
        check(token);
        open.remove(token);
        answers.add(answer);
    }

    private void check(String token) {
        if (!token.startsWith("token-")) {
            throw new RequestRefused(Reason.INVALID_TOKEN, token);
        }
        if (!open.contains(token)) {
            throw new RequestRefused(Reason.TASK_TIMED_OUT, token);
        }
    }
}
