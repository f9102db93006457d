package io.stepwell.conformance.run;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.Step;
import io.stepwell.conformance.client.Answer;
import io.stepwell.conformance.doubles.LogsDouble;
import io.stepwell.conformance.reference.CaseValues;
import io.stepwell.conformance.reference.References;
import io.stepwell.conformance.tree.JsonText;
import io.stepwell.conformance.tree.TreePath;
import io.stepwell.conformance.tree.Trees;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One run of one case: does its steps in order. */
final class CaseRun {
    private final Case subject;
    private final CaseValues values;
    private final Calls calls;
    private final LogsDouble logs;
    private final List<Step.Match> matches = new ArrayList<>();
    private final List<Future<?>> background = new ArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile String doing = "";
    private volatile String workerTrouble = "";

    CaseRun(Case subject, CaseValues values, Calls calls, LogsDouble logs) {
        this.subject = subject;
        this.values = values;
        this.calls = calls;
        this.logs = logs;
    }

    /** The step that is being done and what went wrong beside it, for a message. */
    String doing() {
        return doing + workerTrouble;
    }

    /**
     * Prepares the resources, does the steps, waits for those in the background, and answers the matched values by
     * name.
     *
     * @throws CaseFailure when a step goes wrong
     */
    Map<String, @Nullable Object> run(Resources resources) throws InterruptedException {
        try {
            subject.resources().forEach(resource -> resources.prepare(resource, values));
            run(subject.steps());
            doing = "waiting for the steps in the background";
            for (Future<?> each : background) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new CaseFailure("in the background: " + e.getCause());
        } finally {
            threads.shutdownNow();
        }
        Map<String, @Nullable Object> matched = new LinkedHashMap<>();
        for (Step.Match match : matches) {
            matched.put(match.name(), MatchValues.evaluate(References.fill(match.value(), values)));
        }
        return matched;
    }

    private void run(List<Step> steps) throws InterruptedException {
        for (Step step : steps) {
            doing = describe(step);
            run(step);
        }
    }

    private void run(Step step) throws InterruptedException {
        switch (step) {
            case Step.Call call -> call(call);
            case Step.Await await -> {
                String executionArn = References.text(await.executionArn(), values);
                Map<String, @Nullable Object> history = new Awaiting(calls).await(await, executionArn);
                if (await.id() != null) {
                    values.put(await.id(), history);
                }
            }
            case Step.Background(List<Step> inner) ->
                background.add(threads.submit(() -> {
                    run(inner);
                    return null;
                }));
            case Step.Worker worker ->
                threads.submit(() -> {
                    try {
                        serve(worker);
                    } catch (CaseFailure e) {
                        workerTrouble = " (a worker gave up: " + e.getMessage() + ")";
                    }
                    return null;
                });
            case Step.CollectBodies collect -> values.put(collect.id(), collected(collect));
            case Step.Match match -> matches.add(match);
            case Step.EventRule rule -> putRule(rule);
            case Step.AwaitLogs await -> values.put(await.id(), loggedEvents(await));
        }
    }

    private void call(Step.Call step) throws InterruptedException {
        Map<String, @Nullable Object> params = Trees.object(References.fill(step.params(), values), "params");
        if (step.expectError()) {
            switch (calls.once(step.service(), step.operation(), params)) {
                case Answer.Failed(var failure) -> values.put(step.id(), failure);
                case Answer.Succeeded(var response) ->
                    throw new CaseFailure(step.id() + ": " + step.operation() + " must fail, but was answered "
                            + JsonText.write(response));
            }
        } else if (step.until() != null) {
            values.put(step.id(), calls.until(step.until(), step.service(), step.operation(), params));
        } else if (step.allPages()) {
            values.put(step.id(), calls.allPages(step.service(), step.operation(), params));
        } else {
            values.put(step.id(), calls.succeeding(step.service(), step.operation(), params));
        }
    }

    private void putRule(Step.EventRule step) {
        String name = References.text(step.name(), values);
        String pattern = JsonText.write(References.fill(step.pattern(), values));
        calls.succeeding("eventbridge", "PutRule", Map.of("Name", name, "EventPattern", pattern));
        String queueArn = References.text("<<" + step.queue() + ".arn>>", values);
        calls.succeeding(
                "eventbridge",
                "PutTargets",
                Map.of("Rule", name, "Targets", List.of(Map.of("Id", step.queue(), "Arn", queueArn))));
    }

    private Map<String, @Nullable Object> loggedEvents(Step.AwaitLogs step) throws InterruptedException {
        return new AwaitingLogs(logs).await(References.text(step.logGroupName(), values), step.count());
    }

    private void serve(Step.Worker worker) throws InterruptedException {
        TaskWorkers workers = new TaskWorkers(calls);
        String source = References.text(worker.source(), values);
        if (worker.activity()) {
            workers.serveActivity(source, worker.workerName(), worker.answer());
        } else {
            workers.serveQueue(source, worker.answer());
        }
    }

    private Map<String, @Nullable Object> collected(Step.CollectBodies step) {
        String url = References.text(step.queueUrl(), values);
        TaskWorkers receiving = new TaskWorkers(calls);
        List<@Nullable Object> bodies = new ArrayList<>();
        while (bodies.size() < step.count()) {
            receiving.receive(url).forEach(body -> bodies.add(JsonText.read(body)));
        }
        if (step.sortBy() != null) {
            TreePath path = TreePath.parse("$." + step.sortBy());
            bodies.sort(Comparator.comparing(body -> path.places(body).stream()
                    .map(place -> JsonText.write(place.value()))
                    .findFirst()
                    .orElse("")));
        }
        Map<String, @Nullable Object> response = new LinkedHashMap<>();
        response.put("bodies", bodies);
        return response;
    }

    private static String describe(Step step) {
        return switch (step) {
            case Step.Call call -> call.id() + " " + call.operation();
            case Step.Await await -> "await " + await.thing().name().toLowerCase(java.util.Locale.ROOT);
            default -> step.getClass().getSimpleName();
        };
    }
}
