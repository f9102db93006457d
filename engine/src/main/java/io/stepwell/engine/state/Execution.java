package io.stepwell.engine.state;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Redrives;
import io.stepwell.engine.event.Event;
import io.stepwell.language.data.Failure;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of one execution: what folding its journal gives.
 *
 * <p>Only the appliers of this package change it. It is used by one thread at a time.
 */
public final class Execution {
    private final Definition definition;
    private final TreeMap<Integer, Branch> branches = new TreeMap<>();
    private @Nullable ExecutionOrigin origin;
    private Json input = Json.NULL;
    private long startMillis;
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private @Nullable Json output;
    private @Nullable Failure failure;
    private long stopMillis;
    private Redrives redrives = Redrives.NONE;
    private long lastEventId;
    private long lastEventMillis;
    private long journalLength;
    private int nextBranch;

    /** An execution of which nothing is known yet. */
    public Execution(Definition definition) {
        this.definition = definition;
    }

    /** The execution with this journal, which begins with ExecutionStarted. */
    public static Execution replay(Definition definition, List<Event> journal) {
        Execution execution = new Execution(definition);
        for (Event event : journal) {
            execution.apply(event);
        }
        return execution;
    }

    /** Takes in what has happened. */
    public void apply(Event event) {
        Appliers.apply(this, event);
        journalLength++;
        lastEventMillis = event.head().timeMillis();
        if (!event.head().isInternal()) {
            lastEventId = event.head().id();
        }
    }

    public Definition definition() {
        return definition;
    }

    public ExecutionOrigin origin() {
        if (origin == null) {
            throw new IllegalStateException("the execution has not started");
        }
        return origin;
    }

    public Json input() {
        return input;
    }

    public long startMillis() {
        return startMillis;
    }

    public ExecutionStatus status() {
        return status;
    }

    /** The result of a success. */
    public @Nullable Json output() {
        return output;
    }

    /** The reason of a failure, abort or timeout. */
    public @Nullable Failure failure() {
        return failure;
    }

    /** When it was closed, milliseconds since the epoch; 0 while it runs. */
    public long stopMillis() {
        return stopMillis;
    }

    /** How often it was taken up again. */
    public Redrives redrives() {
        return redrives;
    }

    /** When it was started, or last taken up again: its time limit counts from here. */
    public long resumedMillis() {
        return redrives.lastMillis() == null ? startMillis : redrives.lastMillis();
    }

    /** The id of the newest event of the AWS history. */
    public long lastEventId() {
        return lastEventId;
    }

    /** When the newest event of the journal happened, milliseconds since the epoch. */
    public long lastEventMillis() {
        return lastEventMillis;
    }

    /** How many events the journal has, internal ones included. */
    public long journalLength() {
        return journalLength;
    }

    /** The branch number the next ParallelStarted or MapIterationStarted gives out. */
    public int nextBranch() {
        return nextBranch;
    }

    public Collection<Branch> branches() {
        return branches.values();
    }

    /** The branch with this number; null when it has ended. */
    public @Nullable Branch branch(int id) {
        return branches.get(id);
    }

    /** The branch with this number, which is known to exist. */
    public Branch requireBranch(int id) {
        Branch branch = branches.get(id);
        if (branch == null) {
            throw new IllegalStateException("no branch " + id + " in " + branches.keySet());
        }
        return branch;
    }

    void start(ExecutionOrigin newOrigin, Json newInput, long atMillis) {
        origin = newOrigin;
        input = newInput;
        startMillis = atMillis;
        branches.put(0, Branch.top(definition.group(), newInput));
        nextBranch = 1;
    }

    void close(ExecutionStatus end, @Nullable Json result, @Nullable Failure reason, long atMillis) {
        if (status.isClosed()) {
            throw new IllegalStateException("illegal transition from " + status + " to " + end);
        }
        status = end;
        output = result;
        failure = reason;
        stopMillis = atMillis;
        if (end == ExecutionStatus.SUCCEEDED) {
            branches.clear(); // others may be taken up again
        }
    }

    /** The execution goes on: what was given up is there again, and nothing waits for the past. */
    void reopen(Event.ExecutionRedriven event) {
        if (!status.isClosed() || status == ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException("illegal transition from " + status + " to RUNNING");
        }
        status = ExecutionStatus.RUNNING;
        output = null;
        failure = null;
        stopMillis = 0;
        redrives = new Redrives(event.count(), event.head().timeMillis(), event.clientToken());
        List.copyOf(branches.values()).forEach(this::takeUp);
        branches.values().forEach(branch -> branch.goOn(event.head().id()));
    }

    private void takeUp(Branch branch) {
        GivenUp children = branch.takeUp();
        if (children != null) {
            branch.waitFor(children.run());
            for (Branch child : children.below()) {
                branches.put(child.id(), child);
                takeUp(child);
            }
        }
    }

    void add(Branch branch) {
        if (branch.id() != nextBranch) {
            throw new IllegalStateException("branch " + branch.id() + " instead of " + nextBranch);
        }
        branches.put(branch.id(), branch);
        nextBranch++;
    }

    void remove(int id) {
        branches.remove(id);
    }

    /** Removes all branches below this one, whose run is over; a redrive may take them up again. */
    void giveUpBelow(int id) {
        Branch branch = requireBranch(id);
        if (branch.waiting() instanceof Waiting.ForBranches || branch.waiting() instanceof Waiting.ForItems) {
            List<Branch> below = branches.values().stream()
                    .filter(child -> isBelow(child, id))
                    .toList();
            branch.giveUp(new GivenUp(branch.waiting(), below));
        }
        removeBelow(id);
    }

    private boolean isBelow(Branch branch, int id) {
        Branch at = branch;
        while (at != null && !at.isTop()) {
            if (at.parent() == id) {
                return true;
            }
            at = branches.get(at.parent());
        }
        return false;
    }

    /** Removes all branches below this one. */
    void removeBelow(int id) {
        List<Integer> children = branches.values().stream()
                .filter(b -> b.parent() == id)
                .map(Branch::id)
                .toList();
        for (int child : children) {
            removeBelow(child);
            branches.remove(child);
        }
    }
}
