package io.stepwell.server.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

/** What came of a load: nothing acknowledged is lost, nothing happened twice, and nothing is stuck. */
final class Judgement {
    private static final Duration FINISH_BOUND = Duration.ofSeconds(300);

    private Judgement() {}

    /** Throws when anything is not as it should be; the server must be there. */
    static void of(Caller caller, Load load, Workers workers, Callees callees) {
        assertThat(load.surprises()).as("refused starts").isEmpty();
        for (Kind kind : Kind.values()) {
            String machine = load.machine(kind);
            Patience.until(
                    FINISH_BOUND,
                    () -> "stuck: " + explained(caller, listed(caller, machine, ExecutionStatus.RUNNING)),
                    () -> listed(caller, machine, ExecutionStatus.RUNNING).isEmpty());
        }
        for (Kind kind : Kind.values()) {
            List<String> failed = listed(caller, load.machine(kind), ExecutionStatus.FAILED);
            assertThat(explained(caller, failed)).as("failed").isEmpty();
        }
        Set<String> listed = new HashSet<>();
        for (Kind kind : Kind.values()) {
            listed.addAll(listed(caller, load.machine(kind), ExecutionStatus.SUCCEEDED));
        }
        Set<String> missing = new HashSet<>(load.acknowledged().keySet());
        missing.removeAll(listed);
        assertThat(missing.stream().map(arn -> end(caller, arn)))
                .as("acknowledged, but not succeeded")
                .isEmpty();
        assertThat(listed).as("executions").hasSameSizeAs(load.acknowledged().keySet());
        Ledger calls = callees.ledger();
        Ledger desk = workers.desk();
        List<String> faults = new ArrayList<>();
        load.acknowledged().forEach((arn, started) -> faults.addAll(Verdict.of(caller, arn, started, calls, desk)));
        System.out.println(
                "proof: {\"executions\": " + listed.size() + ", " + calls.figures() + ", \"tasksOfWorkers\": "
                        + desk.different() + ", \"tokensTakenTwice\": "
                        + workers.acceptedTwice().size()
                        + ", \"lostOrStuckOrDoubled\": " + faults.size() + "}");
        assertThat(faults).as("what is not as its definition says").isEmpty();
        check(calls);
        check(desk);
        assertThat(workers.acceptedTwice()).as("tokens accepted twice").isEmpty();
        assertThat(workers.surprises()).as("refusals of workers").isEmpty();
    }

    private static void check(Ledger ledger) {
        assertThat(ledger.repeatedInOneLife())
                .as("calls repeated without a kill")
                .isEmpty();
        assertThat(ledger.callsUnderSeveralKeys())
                .as("calls under several keys")
                .isEmpty();
        assertThat(ledger.keysOfSeveralCalls()).as("keys of several calls").isEmpty();
    }

    private static String end(Caller caller, String arn) {
        try {
            DescribeExecutionResponse end = caller.describe(arn);
            return arn + " " + end.status() + " " + end.error() + ": " + end.cause() + " " + caller.history(arn);
        } catch (ExecutionDoesNotExistException lost) {
            return arn + " is lost";
        }
    }

    private static List<String> explained(Caller caller, List<String> arns) {
        return arns.stream()
                .limit(5)
                .map(arn -> arn + " " + caller.types(arn) + " "
                        + caller.describe(arn).cause())
                .toList();
    }

    private static List<String> listed(Caller caller, String machine, ExecutionStatus status) {
        List<String> arns = new ArrayList<>();
        String token = null;
        do {
            String from = token;
            ListExecutionsResponse page = caller.sfn.listExecutions(r -> r.stateMachineArn(machine)
                    .statusFilter(status)
                    .nextToken(from)
                    .maxResults(1_000));
            page.executions().stream().map(ExecutionListItem::executionArn).forEach(arns::add);
            token = page.nextToken();
        } while (token != null);
        return arns;
    }
}
