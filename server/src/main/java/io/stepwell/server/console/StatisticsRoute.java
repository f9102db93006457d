package io.stepwell.server.console;

import io.helidon.http.BadRequestException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.runtime.Insight;
import io.stepwell.runtime.statistics.Cell;
import io.stepwell.runtime.statistics.Period;
import io.stepwell.runtime.statistics.Statistics;
import io.stepwell.runtime.statistics.Tally;
import io.stepwell.server.http.Admission;
import io.stepwell.server.http.JsonReply;
import io.stepwell.server.http.Route;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How things have been doing.
 *
 * <ul>
 *   <li>{@code GET /stepwell/overview?from=&to=}: each state machine's executions
 *   <li>{@code GET /stepwell/statistics?stateMachineArn=&from=&to=[&revision=]}: the states of one, its executions over
 *       time, and the revisions that ran
 * </ul>
 *
 * Times are milliseconds since the epoch, durations milliseconds. A revision is the state machine's {@code revisionId};
 * {@code INITIAL} is the one of a state machine that was never updated, which has none.
 */
public final class StatisticsRoute implements Route {
    private static final long SPAN_MAX_MILLIS = Duration.ofDays(400).toMillis();
    private static final long FINE_SPAN_MAX_MILLIS = Duration.ofHours(12).toMillis();
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
    private static final int RUNNING_COUNTED_MAX = 1_000;
    private static final int MACHINES_MAX = 1_000;

    private static final String INITIAL_REVISION = "INITIAL";

    private final Insight insight;
    private final InstantSource clock;
    private final Admission admission;

    public StatisticsRoute(Insight insight, InstantSource clock, Admission admission) {
        this.insight = insight;
        this.clock = clock;
        this.admission = admission;
    }

    @Override
    public void addTo(HttpRouting.Builder routing) {
        routing.get("/stepwell/overview", admission.guard(this::overview));
        routing.get("/stepwell/running", admission.guard(this::running));
        routing.get("/stepwell/statistics", admission.guard(this::statistics));
    }

    /** A stretch of time and how finely it is divided. */
    private record Span(long fromMillis, long toMillis, Period period) {}

    private Span span(Query query) {
        long now = clock.millis();
        long to = query.number("to", 0, Long.MAX_VALUE / 2, now + 1);
        long from = query.number("from", 0, to, Math.max(0, to - DAY_MILLIS));
        if (to - from > SPAN_MAX_MILLIS) {
            throw new BadRequestException("from and to may be 400 days apart");
        }
        boolean fine = to - from <= FINE_SPAN_MAX_MILLIS && now - from <= DAY_MILLIS;
        return new Span(from, to, fine ? Period.FIVE_MINUTES : Period.HOUR);
    }

    private void overview(ServerRequest request, ServerResponse response) {
        Span span = span(new Query(request));
        Map<Cell, Tally> tallies = insight.statistics().ofExecutions(span.period(), span.fromMillis(), span.toMillis());
        Map<String, Map<Cell, Tally>> byMachine = new TreeMap<>();
        tallies.forEach((cell, tally) -> byMachine
                .computeIfAbsent(cell.machineArn(), _ -> new LinkedHashMap<>())
                .put(cell, tally));
        List<Map<String, Object>> machines = new ArrayList<>();
        byMachine.forEach((arn, cells) -> {
            Map<String, Object> machine = new LinkedHashMap<>();
            machine.put("stateMachineArn", arn);
            machine.putAll(executions(Statistics.sum(cells, _ -> "").getOrDefault("", new Tally())));
            machine.put("periods", periods(cells));
            machines.add(machine);
        });
        JsonReply.send(response, 200, Map.of("periodMillis", span.period().millis(), "stateMachines", machines));
    }

    /** How many run now, counted up to a bound: {@code ?stateMachineArn=} as often as there are machines to count. */
    private void running(ServerRequest request, ServerResponse response) {
        List<String> arns = request.query().all("stateMachineArn", List::of);
        if (arns.size() > MACHINES_MAX) {
            throw new BadRequestException("stateMachineArn may be there " + MACHINES_MAX + " times");
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        arns.forEach(arn -> counts.put(arn, insight.count(arn, ExecutionStatus.RUNNING, RUNNING_COUNTED_MAX)));
        JsonReply.send(response, 200, Map.of("running", counts, "countedAtMost", RUNNING_COUNTED_MAX));
    }

    private void statistics(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        String arn = query.required("stateMachineArn");
        Span span = span(query);
        Statistics statistics = insight.statistics();
        Map<Cell, Tally> cells = statistics.of(arn, Period.HOUR, span.fromMillis(), span.toMillis());
        Map<Cell, Tally> fine = span.period() == Period.HOUR
                ? new LinkedHashMap<>(cells)
                : statistics.of(arn, span.period(), span.fromMillis(), span.toMillis());
        List<Map<String, Object>> revisions = revisions(cells);
        query.text("revision").ifPresent(wanted -> {
            cells.keySet().removeIf(cell -> !revision(cell).equals(wanted));
            fine.keySet().removeIf(cell -> !revision(cell).equals(wanted));
        });
        List<Map<String, Object>> states = new ArrayList<>();
        Statistics.sum(cells, Cell::state).forEach((name, tally) -> {
            if (!name.isEmpty()) {
                states.add(state(name, tally));
            }
        });
        fine.keySet().removeIf(cell -> !cell.state().isEmpty());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("executions", executions(Statistics.sum(fine, _ -> "").getOrDefault("", new Tally())));
        answer.put("states", states);
        answer.put("revisions", revisions);
        answer.put("periodMillis", span.period().millis());
        answer.put("periods", periods(fine));
        JsonReply.send(response, 200, answer);
    }

    private static List<Map<String, Object>> revisions(Map<Cell, Tally> cells) {
        Map<Cell, Tally> whole = new LinkedHashMap<>(cells);
        whole.keySet().removeIf(cell -> !cell.state().isEmpty());
        List<Map<String, Object>> revisions = new ArrayList<>();
        Statistics.sum(whole, StatisticsRoute::revision).forEach((revision, tally) -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("revision", revision);
            members.put("started", tally.begun());
            revisions.add(members);
        });
        return revisions;
    }

    private static String revision(Cell cell) {
        return cell.revision().isEmpty() ? INITIAL_REVISION : cell.revision();
    }

    private static List<Map<String, Object>> periods(Map<Cell, Tally> cells) {
        List<Map<String, Object>> periods = new ArrayList<>();
        Statistics.sum(cells, Cell::startMillis).forEach((start, tally) -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("startMillis", start);
            members.putAll(executions(tally));
            periods.add(members);
        });
        return periods;
    }

    private static Map<String, Object> executions(Tally tally) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("started", tally.begun());
        members.put("succeeded", tally.succeeded());
        members.put("failed", tally.failed());
        members.put("timedOut", tally.timedOut());
        members.put("aborted", tally.aborted());
        putDurations(members, tally);
        return members;
    }

    private static Map<String, Object> state(String name, Tally tally) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("entered", tally.begun());
        members.put("left", tally.durations().count());
        members.put("failed", tally.failed());
        members.put("retried", tally.retried());
        putDurations(members, tally);
        return members;
    }

    private static void putDurations(Map<String, Object> members, Tally tally) {
        members.put("p50", tally.durations().quantileMillis(0.50));
        members.put("p95", tally.durations().quantileMillis(0.95));
        members.put("p99", tally.durations().quantileMillis(0.99));
        members.put("max", tally.durations().maxMillis());
        members.put("sum", tally.durations().sumMillis());
    }
}
