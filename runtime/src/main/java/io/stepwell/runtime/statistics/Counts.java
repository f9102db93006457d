package io.stepwell.runtime.statistics;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.language.definition.StateType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts in memory: those of a round of decisions, or of all since the store was last brought up to date. Every
 * transition is counted, so the way to a tally is short: mostly it is of the same revision and hour as the one before.
 * Used by one thread at a time.
 */
public final class Counts {
    private final Map<Span, Map<String, Tally>> spans = new HashMap<>();
    private final @Nullable Span[] lastSpan = new Span[Period.values().length];
    private final @Nullable Map<String, Tally>[] lastTallies = newMaps(Period.values().length);
    private int cells;

    private record Span(Period period, long startMillis, String machineArn, String revision) {
        boolean isOf(Whose whose, long atMillis) {
            long since = atMillis - startMillis;
            return since >= 0
                    && since < period.millis()
                    && revision.equals(whose.revision())
                    && machineArn.equals(whose.machineArn());
        }

        Cell cell(String state) {
            return new Cell(period, startMillis, machineArn, revision, state);
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Tally>[] newMaps(int length) {
        return new Map[length];
    }

    /**
     * Counts what happened in a decision.
     *
     * @param stays the states the execution was in before; brought up to date
     */
    public void count(Whose whose, OpenStays stays, List<Event> events) {
        for (Event event : events) {
            count(whose, stays, event);
        }
    }

    private void count(Whose whose, OpenStays stays, Event event) {
        long at = event.head().timeMillis();
        switch (event) {
            case Event.ExecutionStarted ignored -> whole(whose, at, Tally::begin);
            case Event.ExecutionSucceeded ignored -> closed(whose, at, ExecutionStatus.SUCCEEDED);
            case Event.ExecutionFailed ignored -> closed(whose, at, ExecutionStatus.FAILED);
            case Event.ExecutionAborted ignored -> closed(whose, at, ExecutionStatus.ABORTED);
            case Event.ExecutionTimedOut ignored -> closed(whose, at, ExecutionStatus.TIMED_OUT);
            case Event.StateEntered e -> {
                stays.enter(e.branch(), new OpenStays.Stay(e.name(), at));
                state(whose, at, e.name(), Tally::begin);
                if (e.type() == StateType.FAIL) {
                    state(whose, at, e.name(), Tally::fail);
                }
            }
            case Event.StateExited e -> {
                OpenStays.Stay stay = stays.leave(e.branch());
                if (stay != null) {
                    state(whose, at, e.name(), tally -> tally.leave(at - stay.enteredMillis()));
                }
            }
            case Event.StateAborted e -> stays.leave(e.branch());
            case Event.EvaluationFailed e -> failed(whose, at, stays, e.branch());
            case Event.TaskFailed e -> failed(whose, at, stays, e.branch());
            case Event.TaskTimedOut e -> failed(whose, at, stays, e.branch());
            case Event.ParallelFailed e -> failed(whose, at, stays, e.branch());
            case Event.MapFailed e -> failed(whose, at, stays, e.branch());
            case Event.RetryScheduled e -> ofBranch(whose, at, stays, e.branch(), Tally::retry);
            default -> {} // what happens within a state; new kinds of events are such until they are counted here
        }
    }

    private void closed(Whose whose, long at, ExecutionStatus end) {
        whole(whose, at, tally -> tally.close(end, at - whose.startMillis()));
    }

    private void failed(Whose whose, long at, OpenStays stays, int branch) {
        ofBranch(whose, at, stays, branch, Tally::fail);
    }

    private void ofBranch(Whose whose, long at, OpenStays stays, int branch, Consumer<Tally> count) {
        OpenStays.Stay stay = stays.in(branch);
        if (stay != null) {
            state(whose, at, stay.state(), count);
        }
    }

    private void whole(Whose whose, long at, Consumer<Tally> count) {
        count.accept(of(whose, Period.HOUR, at, ""));
        count.accept(of(whose, Period.FIVE_MINUTES, at, ""));
    }

    private void state(Whose whose, long at, String state, Consumer<Tally> count) {
        count.accept(of(whose, Period.HOUR, at, state));
    }

    /**
     * The tally of a state, or of the executions as a whole.
     *
     * @param state empty for the executions
     */
    private Tally of(Whose whose, Period period, long atMillis, String state) {
        Map<String, Tally> tallies = tallies(whose, period, atMillis);
        Tally tally = tallies.get(state);
        if (tally == null) {
            tally = new Tally();
            tallies.put(state, tally);
            cells++;
        }
        return tally;
    }

    private Map<String, Tally> tallies(Whose whose, Period period, long atMillis) {
        int at = period.ordinal();
        Span last = lastSpan[at];
        Map<String, Tally> tallies = lastTallies[at];
        if (last != null && tallies != null && last.isOf(whose, atMillis)) {
            return tallies;
        }
        Span span = new Span(period, period.startOf(atMillis), whose.machineArn(), whose.revision());
        Map<String, Tally> found = spans.computeIfAbsent(span, _ -> new HashMap<>());
        lastSpan[at] = span;
        lastTallies[at] = found;
        return found;
    }

    public boolean isEmpty() {
        return cells == 0;
    }

    void forEach(BiConsumer<Cell, Tally> consumer) {
        spans.forEach((span, tallies) -> tallies.forEach((state, tally) -> consumer.accept(span.cell(state), tally)));
    }

    /** Takes in what another one has counted; a bound on memory, when cells become too many, drops what is new. */
    void addAll(Counts other, int cellsMax) {
        other.spans.forEach((span, tallies) -> {
            Map<String, Tally> own = spans.computeIfAbsent(span, _ -> new HashMap<>());
            tallies.forEach((state, tally) -> {
                Tally sum = own.get(state);
                if (sum != null) {
                    sum.addAll(tally);
                } else if (cells < cellsMax) {
                    own.put(state, tally);
                    cells++;
                }
            });
        });
    }
}
