package io.stepwell.conformance.run;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.client.AwsClients;
import io.stepwell.conformance.compare.Comparison;
import io.stepwell.conformance.compare.Difference;
import io.stepwell.conformance.doubles.LambdaDouble;
import io.stepwell.conformance.doubles.LogsDouble;
import io.stepwell.conformance.reference.CaseValues;
import io.stepwell.conformance.reference.Surroundings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Runs cases, many at once, each within its time limit. */
public final class CaseRunner {
    private static final int DIFFERENCES_SHOWN_MAX = 4;

    private final Calls calls;
    private final LogsDouble logs;
    private final Resources resources;
    private final String region;
    private final String account;
    private final Duration limit;

    /**
     * @param region of the server under test
     * @param account of the server under test
     * @param limit a case that takes longer has failed
     */
    public CaseRunner(
            AwsClients clients, LambdaDouble lambda, LogsDouble logs, String region, String account, Duration limit) {
        this.calls = new Calls(clients, logs);
        this.logs = logs;
        this.resources = new Resources(calls, lambda, logs);
        this.region = region;
        this.account = account;
        this.limit = limit;
    }

    /**
     * Runs the cases; answers the results in the order of the cases.
     *
     * @param parallel how many run at the same time, at least 1
     */
    public List<CaseResult> runAll(List<Case> cases, int parallel) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                parallel, Thread.ofVirtual().name("case-", 0).factory())) {
            List<Future<CaseResult>> running = new ArrayList<>();
            for (Case each : cases) {
                running.add(threads.submit(() -> run(each)));
            }
            List<CaseResult> results = new ArrayList<>();
            for (Future<CaseResult> each : running) {
                results.add(each.get());
            }
            return List.copyOf(results);
        } catch (ExecutionException e) {
            throw new IllegalStateException("running a case went wrong", e.getCause());
        }
    }

    /** Runs one case. Never throws for what a case or the server does wrong: that is the verdict. */
    public CaseResult run(Case subject) throws InterruptedException {
        Instant start = Instant.now();
        Optional<String> missing = Needs.missing(subject);
        Verdict verdict = missing.isPresent() ? new Verdict.Skipped(missing.get()) : judged(subject, start);
        return new CaseResult(subject.id(), subject.group(), verdict, Duration.between(start, Instant.now()));
    }

    private Verdict judged(Case subject, Instant start) throws InterruptedException {
        CaseValues values = new CaseValues(new Surroundings(region, account, start));
        CaseRun run = new CaseRun(subject, values, calls, logs);
        ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
        Future<Map<String, @Nullable Object>> matched = thread.submit(() -> run.run(resources));
        try {
            return verdict(Comparison.compare(subject, values, matched.get(limit.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (TimeoutException e) {
            return new Verdict.Failed(List.of("stuck: not done after " + limit.toSeconds() + " s, at: " + run.doing()));
        } catch (ExecutionException e) {
            return new Verdict.Failed(List.of("at " + run.doing() + ": " + text(e.getCause())));
        } catch (IllegalArgumentException e) {
            return new Verdict.Failed(List.of("comparing: " + e.getMessage()));
        } finally {
            thread.shutdownNow();
        }
    }

    private static String text(@Nullable Throwable problem) {
        return problem instanceof CaseFailure failure ? String.valueOf(failure.getMessage()) : String.valueOf(problem);
    }

    private static Verdict verdict(List<Difference> differences) {
        if (differences.isEmpty()) {
            return new Verdict.Passed();
        }
        List<String> reasons = new ArrayList<>();
        differences.stream().limit(DIFFERENCES_SHOWN_MAX).forEach(each -> reasons.add(each.toString()));
        if (differences.size() > DIFFERENCES_SHOWN_MAX) {
            reasons.add("and " + (differences.size() - DIFFERENCES_SHOWN_MAX) + " more differences");
        }
        return new Verdict.Failed(List.copyOf(reasons));
    }
}
