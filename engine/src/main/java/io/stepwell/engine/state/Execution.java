package io.stepwell.engine.state;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
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
    private long lastEventId;
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

    /** The id of the newest event of the AWS history. */
    public long lastEventId() {
        return lastEventId;
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
        branches.clear();
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
