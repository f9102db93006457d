package io.stepwell.simulation.run;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.runtime.MapRuns.Status;
import io.stepwell.runtime.MapRuns.Tally;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.MapRunChild;
import io.stepwell.runtime.rows.MapRunRow;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.simulation.program.Program;
import io.stepwell.simulation.program.Reference;
import io.stepwell.simulation.program.Script;
import io.stepwell.simulation.program.Step;
import io.stepwell.storage.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Map runs, their parents and their children agree: every item is counted once, no child outlives its run, what a child
 * came to is what its program says, and a redrive keeps what had succeeded.
 */
final class MapRunAudit {
    private final Store disk;
    private final Script script;
    private final int redrives;
    private final boolean clockIsSteady;
    private final Map<String, Recorded> children = new HashMap<>();
    private final Set<String> counted = new HashSet<>();

    /**
     * An audit of a disk.
     *
     * @param clockIsSteady whether times can be compared
     */
    MapRunAudit(Store disk, Script script, int redrives, boolean clockIsSteady) {
        this.disk = disk;
        this.script = script;
        this.redrives = redrives;
        this.clockIsSteady = clockIsSteady;
    }

    /** Takes in an execution; call it for all of them first. */
    void add(Recorded execution) {
        MapRunChild place = execution.row().child();
        if (place != null) {
            children.put(name(place.mapRunArn(), place.index()), execution);
        }
    }

    /** Looks at the map runs of an execution, which may be a child of one itself. */
    void checkRunsOf(Recorded execution, Program program, @Nullable Planned planned) {
        Map<String, Event> ends = endsSeenBy(execution);
        for (MapRunRows.Entry entry : MapRunRows.of(disk, execution.arn(), null, 1_000)) {
            MapRunRow run = Objects.requireNonNull(MapRunRows.read(disk, entry.mapRunArn()));
            MapRunOrder order = MapRunRows.order(disk, entry.mapRunArn());
            Step.Spread step = program.spread(order.stateName());
            List<EndedChild> ended = MapRunRows.ended(disk, run.mapRunArn(), 0, 1_000);
            long stop = Audit.there(run.stopMillis(), run + " has not ended");
            Audit.require(run.status().isClosed(), run + " has not ended");
            Audit.require(stop >= run.startMillis(), run + " ended before it began");
            requireAgreement(run, ends.get(run.mapRunArn()));
            requireCounts(run, step, ended);
            for (EndedChild child : ended) {
                counted.add(name(run.mapRunArn(), child.index()));
                if (child.record() != null) {
                    requireEnding(step, child, child.record());
                } else {
                    requireStandard(step, run, child);
                }
            }
        }
        if (planned != null) {
            planned.succeededBefore.forEach(this::requireKept);
        }
    }

    /** No child is there that its map run does not count, but for those a redrive did not come to; call it last. */
    void checkChildren() {
        children.forEach((name, child) -> {
            String mapRunArn = Objects.requireNonNull(child.row().child()).mapRunArn();
            MapRunRow run = Objects.requireNonNull(MapRunRows.read(disk, mapRunArn));
            boolean yetToBeRedone = run.redrives() > 0 && child.status() != ExecutionStatus.SUCCEEDED;
            Audit.require(
                    counted.contains(name) || yetToBeRedone, "a child that its map run does not count: " + child.row());
        });
    }

    private static String name(String mapRunArn, long index) {
        return mapRunArn + " " + index;
    }

    /** How the map runs ended last, as their parent saw it. */
    private static Map<String, Event> endsSeenBy(Recorded parent) {
        Map<Integer, String> runs = new HashMap<>();
        Map<String, Event> ends = new HashMap<>();
        for (Event event : parent.journal()) {
            switch (event) {
                case Event.MapRunStarted e -> runs.put(e.branch(), e.mapRunArn());
                case Event.MapRunRedriven e -> {
                    runs.put(e.branch(), e.mapRunArn());
                    ends.remove(e.mapRunArn());
                }
                case Event.MapRunSucceeded e -> ends.put(String.valueOf(runs.get(e.branch())), e);
                case Event.MapRunFailed e -> ends.put(String.valueOf(runs.get(e.branch())), e);
                default -> {}
            }
        }
        return ends;
    }

    private static void requireAgreement(MapRunRow run, @Nullable Event end) {
        Status told = switch (end) {
            case Event.MapRunSucceeded _ -> Status.SUCCEEDED;
            case Event.MapRunFailed _ -> Status.FAILED;
            case null, default -> run.status();
        };
        Audit.require(told == run.status(), "the parent was told " + told + " of " + run);
    }

    private static void requireCounts(MapRunRow run, Step.Spread step, List<EndedChild> ended) {
        Map<ExecutionStatus, Long> counts = new HashMap<>();
        for (EndedChild child : ended) {
            counts.merge(child.status(), 1L, Long::sum);
            Audit.require(child.index() < step.items().size(), "more children than items: " + child + " of " + run);
        }
        for (Tally tally : List.of(run.items(), run.executions())) {
            boolean equal = tally.succeeded() == counts.getOrDefault(ExecutionStatus.SUCCEEDED, 0L)
                    && tally.failed() == counts.getOrDefault(ExecutionStatus.FAILED, 0L)
                    && tally.timedOut() == counts.getOrDefault(ExecutionStatus.TIMED_OUT, 0L)
                    && tally.aborted() == counts.getOrDefault(ExecutionStatus.ABORTED, 0L)
                    && tally.running() == 0
                    && tally.total() == step.items().size();
            Audit.require(equal, "miscounted: " + run + " has " + counts);
        }
        if (run.status() == Status.SUCCEEDED) {
            Audit.require(run.items().ended() == step.items().size(), "it succeeded without some items: " + run);
            long failed = run.items().failed() + run.items().timedOut();
            Audit.require(!step.isBeyondBounds((int) failed), "it succeeded with too many failures: " + run);
        }
    }

    private void requireStandard(Step.Spread step, MapRunRow run, EndedChild ended) {
        ExecutionRow row = childRow(run, ended);
        Audit.require(row.status() == ended.status(), "counted as another: " + ended + " " + row);
        long stop = Objects.requireNonNull(row.stopMillis());
        Audit.require(
                stop <= Objects.requireNonNull(run.stopMillis()) || !clockIsSteady,
                "a child ended after its map run: " + row + " " + run);
        Recorded child = Objects.requireNonNull(children.get(name(run.mapRunArn(), ended.index())));
        if (child.status() != ExecutionStatus.ABORTED) {
            child.requireOneOf(new Reference(script, redrives).endings(step, child.inputNumber(), child.inputPlace()));
        }
    }

    private ExecutionRow childRow(MapRunRow run, EndedChild ended) {
        return Audit.there(
                        children.get(name(run.mapRunArn(), ended.index())),
                        "a child that is not there: " + ended + " of " + run)
                .row();
    }

    private void requireEnding(Step.Spread step, EndedChild child, EndedChild.Record record) {
        if (child.status() == ExecutionStatus.ABORTED) {
            return;
        }
        var ending = Recorded.ending(child.status(), record.output(), record.error());
        var endings = new Reference(script, redrives)
                .endings(step, Recorded.number(record.input(), "n"), Recorded.place(record.input()));
        Audit.require(endings.contains(ending), "an express child ended with " + ending + ", but may with " + endings);
    }

    private void requireKept(String name, EndedChild before) {
        String mapRunArn = name.substring(0, name.indexOf(' '));
        List<EndedChild> now = new ArrayList<>(MapRunRows.ended(disk, mapRunArn, before.index(), 1));
        Audit.require(now.contains(before), "a redrive did not keep " + before + " of " + mapRunArn);
    }
}
