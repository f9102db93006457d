package io.stepwell.conformance.run;

import io.stepwell.conformance.cases.Step;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Waits for executions. Nothing here ends the wait but what is awaited, its impossibility, or an interrupt. */
final class Awaiting {
    private static final int EVENTS_PER_PAGE = 1_000;

    private final Calls calls;

    Awaiting(Calls calls) {
        this.calls = calls;
    }

    /** Waits; answers the execution's history. */
    Map<String, @Nullable Object> await(Step.Await step, String executionArn) throws InterruptedException {
        Pause pause = new Pause();
        while (!isThere(step, executionArn)) {
            pause.take();
        }
        return history(executionArn);
    }

    private boolean isThere(Step.Await step, String executionArn) {
        return switch (step.thing()) {
            case EXECUTION_DONE -> !status(executionArn).equals("RUNNING");
            case EXECUTION_SUCCEEDED -> ended(executionArn, "SUCCEEDED");
            case EXECUTION_ABORTED -> ended(executionArn, "ABORTED");
            case EXECUTION_STARTED -> hasEvents(executionArn, 1);
            case EVENT_COUNT -> hasEvents(executionArn, step.count());
            case STATE_ENTERED -> JsonText.write(history(executionArn)).contains("StateEntered\"");
            case LISTED_EXECUTION_STATUS -> isListed(executionArn, String.valueOf(step.status()));
        };
    }

    private boolean ended(String executionArn, String wanted) {
        String status = status(executionArn);
        if (!status.equals(wanted) && !status.equals("RUNNING")) {
            throw new CaseFailure("awaited status " + wanted + ", but the execution is " + status + ": "
                    + JsonText.write(lastEvent(history(executionArn))));
        }
        return status.equals(wanted);
    }

    private String status(String executionArn) {
        return String.valueOf(calls.stepFunctions("DescribeExecution", Map.of("executionArn", executionArn))
                .get("status"));
    }

    private boolean hasEvents(String executionArn, int count) {
        return history(executionArn).get("events") instanceof List<?> events && events.size() >= count;
    }

    private boolean isListed(String executionArn, String status) {
        String machine =
                executionArn.substring(0, executionArn.lastIndexOf(':')).replace(":execution:", ":stateMachine:");
        Map<String, @Nullable Object> listed = calls.allPages(
                "stepfunctions",
                "ListExecutions",
                new LinkedHashMap<>(Map.of("stateMachineArn", machine, "statusFilter", status)));
        return TreePath.parse("$.executions[*].executionArn").places(listed).stream()
                .anyMatch(place -> executionArn.equals(place.value()));
    }

    private Map<String, @Nullable Object> history(String executionArn) {
        return calls.allPages(
                "stepfunctions",
                "GetExecutionHistory",
                new LinkedHashMap<>(Map.of("executionArn", executionArn, "maxResults", EVENTS_PER_PAGE)));
    }

    private static @Nullable Object lastEvent(Map<String, @Nullable Object> history) {
        return TreePath.parse("$.events[-1]").places(history).stream()
                .findFirst()
                .map(TreePath.Place::value)
                .orElse(null);
    }
}
