package io.stepwell.conformance.cases;

import io.stepwell.conformance.tree.Trees;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the steps of a case. */
final class StepReader {
    private StepReader() {}

    static List<Step> read(List<Members> steps) {
        return steps.stream().map(StepReader::read).toList();
    }

    private static Step read(Members step) {
        if (step.has("call")) {
            return call(step);
        }
        if (step.has("await")) {
            return await(step);
        }
        if (step.has("background")) {
            return new Step.Background(read(step.objects("background")));
        }
        if (step.has("worker")) {
            return worker(step);
        }
        if (step.has("collect_sqs_bodies")) {
            return collect(step);
        }
        if (step.has("event_rule_to_queue")) {
            return eventRule(step);
        }
        if (step.has("match")) {
            return new Step.Match(step.text("match"), step.members().get("value"));
        }
        throw new IllegalArgumentException(step.place() + ": no known kind of step; expected one of call, await,"
                + " background, worker, collect_sqs_bodies, event_rule_to_queue, match");
    }

    private static Step call(Members step) {
        String[] parts = step.text("call").split("\\.", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException(step.place() + ": member 'call' must be SERVICE.Operation");
        }
        return new Step.Call(
                step.text("id"),
                parts[0],
                parts[1],
                step.has("params") ? Trees.object(step.members().get("params"), step.place() + " params") : Map.of(),
                step.flag("expect_error"),
                step.textOrNull("until"),
                step.flag("all_pages"));
    }

    private static Step await(Members step) {
        String thing = step.text("await");
        if (thing.equals("logs")) {
            return new Step.AwaitLogs(step.text("id"), step.text("logGroupName"), (int) step.number("count", 0));
        }
        return new Step.Await(
                step.textOrNull("id"),
                constant(AwaitedThing.class, thing, step, "await"),
                step.text("executionArn"),
                (int) step.number("count", 0),
                step.textOrNull("status"));
    }

    private static Step worker(Members step) {
        boolean activity = switch (step.text("worker")) {
            case "answer_activity" -> true;
            case "answer_queue_tokens" -> false;
            default ->
                throw new IllegalArgumentException(
                        step.place() + ": member 'worker' must be answer_activity or answer_queue_tokens");
        };
        return new Step.Worker(
                activity,
                step.text(activity ? "activityArn" : "queueUrl"),
                step.textOrNull("workerName"),
                new WorkerAnswer(
                        constant(WorkerAnswer.Kind.class, step.text("answer"), step, "answer"),
                        step.textOrNull("error"),
                        step.textOrNull("cause"),
                        step.number("heartbeat_after_seconds", 0),
                        step.number("success_after_seconds", 0)));
    }

    private static Step collect(Members step) {
        Members collected = Members.of(step.members().get("collect_sqs_bodies"), step.place() + " collect_sqs_bodies");
        return new Step.CollectBodies(
                step.text("id"),
                collected.text("queueUrl"),
                (int) collected.number("count", 1),
                collected.textOrNull("sort_by"));
    }

    private static Step eventRule(Members step) {
        String place = step.place() + " event_rule_to_queue";
        Members rule = Members.of(step.members().get("event_rule_to_queue"), place);
        return new Step.EventRule(
                rule.text("name"), Trees.object(rule.members().get("pattern"), place), rule.text("queue"));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String written, Members step, String member) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        step.place() + ": member '" + member + "' has the unknown value '" + written + "'"));
    }
}
