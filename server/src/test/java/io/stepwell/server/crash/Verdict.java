package io.stepwell.server.crash;

import io.stepwell.server.harness.Caller;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Whether an execution is what its definition says, once and completely. */
final class Verdict {
    private static final Set<String> TERMINAL =
            Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut");
    private static final Set<String> RESULTS = Set.of("LambdaFunctionSucceeded", "TaskSucceeded", "ActivitySucceeded");
    private static final Set<String> SCHEDULED =
            Set.of("LambdaFunctionScheduled", "TaskScheduled", "ActivityScheduled");

    private final Load.Started started;
    private final List<String> faults = new ArrayList<>();

    private Verdict(Load.Started started) {
        this.started = started;
    }

    /** What is wrong with an execution; empty when nothing is. */
    static List<String> of(Caller caller, String arn, Load.Started started, Ledger calls, Ledger desk) {
        Verdict verdict = new Verdict(started);
        verdict.end(caller.describe(arn), state -> {
            Ledger answers = state.equals("Desk") ? desk : calls;
            return answers.receipt(started.name(), state);
        });
        List<HistoryEvent> history = caller.history(arn);
        verdict.order(history);
        verdict.states(history, "StateEntered");
        verdict.states(history, "StateExited");
        verdict.tasks(history);
        verdict.calls(calls.callsOf(started.name()));
        if (!verdict.faults.isEmpty()) {
            verdict.faults.add("history "
                    + history.stream().map(HistoryEvent::typeAsString).toList());
        }
        return verdict.faults;
    }

    private void equal(String what, Object actual, Object expected) {
        if (!expected.equals(actual)) {
            faults.add(started.name() + ": " + what + " " + actual + " instead of " + expected);
        }
    }

    /** A task may time out while there is no server to make its call. */
    private void calls(long made) {
        if (started.kind() != Kind.TIMEOUTS || made > 1) {
            equal("different calls", made, (long) started.kind().calls());
        }
    }

    private void end(DescribeExecutionResponse end, UnaryOperator<String> receipts) {
        equal("status", end.status(), ExecutionStatus.SUCCEEDED);
        equal("output", String.valueOf(end.output()), started.kind().output(started.id(), receipts));
        equal("input", end.input(), started.kind().input(started.id()));
    }

    private void order(List<HistoryEvent> history) {
        for (int i = 0; i < history.size(); i++) {
            HistoryEvent event = history.get(i);
            equal("id of event " + (i + 1), event.id(), i + 1L);
            if (event.previousEventId() >= event.id()) {
                faults.add(started.name() + ": event " + event.id() + " follows " + event.previousEventId());
            }
            if (i > 0 && event.timestamp().isBefore(history.get(i - 1).timestamp())) {
                faults.add(started.name() + ": event " + event.id() + " is older than the one before it");
            }
        }
        List<String> ends = history.stream()
                .map(HistoryEvent::typeAsString)
                .filter(TERMINAL::contains)
                .toList();
        equal("terminal events", ends, List.of("ExecutionSucceeded"));
        equal("last event", history.getLast().typeAsString(), "ExecutionSucceeded");
        equal("first event", history.getFirst().typeAsString(), "ExecutionStarted");
    }

    private void states(List<HistoryEvent> history, String what) {
        Map<String, Integer> counted = new HashMap<>();
        for (HistoryEvent event : history) {
            if (event.typeAsString().endsWith(what)) {
                String name = what.equals("StateEntered")
                        ? event.stateEnteredEventDetails().name()
                        : event.stateExitedEventDetails().name();
                counted.merge(name, 1, Integer::sum);
            }
        }
        equal(what, counted, started.kind().entered());
    }

    private void tasks(List<HistoryEvent> history) {
        List<String> types = history.stream().map(HistoryEvent::typeAsString).toList();
        equal("results", types.stream().filter(RESULTS::contains).count(), (long)
                started.kind().results());
        long scheduled = types.stream().filter(SCHEDULED::contains).count();
        long ended = types.stream().filter(Verdict::endsAttempt).count();
        equal("ended attempts", ended, scheduled);
        if (started.kind() == Kind.RETRIES) {
            equal("failed attempts", Collections.frequency(types, "TaskFailed"), 2);
        }
        if (started.kind() == Kind.PAYS) {
            equal("failed attempts", Collections.frequency(types, "TaskFailed"), 1);
        }
        if (started.kind() == Kind.MAP) {
            equal("iterations", Collections.frequency(types, "MapIterationSucceeded"), 5);
        }
    }

    private static boolean endsAttempt(String type) {
        boolean ofTask = type.startsWith("LambdaFunction") || type.startsWith("Activity") || isServiceTask(type);
        return ofTask && (type.endsWith("Succeeded") || type.endsWith("Failed") || type.endsWith("TimedOut"));
    }

    private static boolean isServiceTask(String type) {
        return type.startsWith("Task") && !type.startsWith("TaskState");
    }
}
