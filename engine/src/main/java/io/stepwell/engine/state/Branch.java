package io.stepwell.engine.state;

import io.stepwell.engine.event.EventHead;
import io.stepwell.language.definition.State;
import io.stepwell.language.definition.StateGroup;
import io.stepwell.language.json.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thread of states: the top level, a branch of a Parallel state or an iteration of a Map.
 *
 * <pre>
 *            StateEntered                    StateExited(next)
 *   READY ──────────────────► IN A STATE ──────────────────────► READY
 *  (nextState)                (state, waiting)
 *                                  │ StateExited(no next)
 *                                  ▼
 *                              FINISHED (input is the result)
 * </pre>
 */
public final class Branch {
    private final int id;
    private final int parent;
    private final int index;
    private final StateGroup group;
    private final @Nullable Json item;
    private final Map<String, Json> variables = new LinkedHashMap<>();
    private final Map<Integer, Integer> retries = new HashMap<>();
    private Json input;
    private @Nullable String nextState;
    private @Nullable State state;
    private long enteredEventId;
    private long eventIdBeforeEntry;
    private long enteredMillis;
    private long previousEventId;
    private int retryCount;
    private boolean finished;
    private @Nullable GivenUp givenUp;
    private Waiting.@Nullable ForMapRun mapRun;
    private Waiting waiting = new Waiting.ForNothing();

    Branch(int id, int parent, int index, StateGroup group, Json input, @Nullable Json item, long previousEventId) {
        this.id = id;
        this.parent = parent;
        this.index = index;
        this.group = group;
        this.input = input;
        this.item = item;
        this.nextState = group.startAt();
        this.previousEventId = previousEventId;
    }

    static Branch top(StateGroup group, Json input) {
        return new Branch(0, -1, 0, group, input, null, 0);
    }

    public int id() {
        return id;
    }

    /** The branch whose Parallel or Map state this one belongs to; -1 for the top level. */
    public int parent() {
        return parent;
    }

    public boolean isTop() {
        return parent < 0;
    }

    /** The place among its siblings, from 0. */
    public int index() {
        return index;
    }

    public StateGroup group() {
        return group;
    }

    /** The item of a Map iteration; null for other branches. */
    public @Nullable Json item() {
        return item;
    }

    /** The raw input of the current or next state; once finished, the result. */
    public Json input() {
        return input;
    }

    /** The variables set in this branch. */
    public Map<String, Json> variables() {
        return variables;
    }

    /** The state to be entered; null while in a state or finished. */
    public @Nullable String nextState() {
        return nextState;
    }

    /** The current state; null between states. */
    public @Nullable State state() {
        return state;
    }

    /** The current state, which is known to be there. */
    public State requireState() {
        if (state == null) {
            throw new IllegalStateException("branch " + id + " is in no state");
        }
        return state;
    }

    public long enteredEventId() {
        return enteredEventId;
    }

    /** The event that led to the entry of the current state, as AWS numbers it; 0 for the first state. */
    public long eventIdBeforeEntry() {
        return eventIdBeforeEntry;
    }

    public long enteredMillis() {
        return enteredMillis;
    }

    /** The event that the next one of this branch follows, as AWS numbers it. */
    public long previousEventId() {
        return previousEventId;
    }

    /** How often the current state was retried, by all its retriers: {@code $$.State.RetryCount}. */
    public int retryCount() {
        return retryCount;
    }

    /** How often this retrier of the current state was used. */
    public int retries(int retrier) {
        return retries.getOrDefault(retrier, 0);
    }

    public boolean isReady() {
        return nextState != null;
    }

    public boolean isFinished() {
        return finished;
    }

    public Waiting waiting() {
        return waiting;
    }

    void enter(State entered, Json rawInput, EventHead head) {
        state = entered;
        nextState = null;
        input = rawInput;
        enteredEventId = head.id();
        eventIdBeforeEntry = head.previousId();
        enteredMillis = head.timeMillis();
        waiting = new Waiting.ForNothing();
    }

    void exit(Json output, Map<String, Json> assigned, @Nullable String next) {
        state = null;
        input = output;
        variables.putAll(assigned);
        nextState = next;
        finished = next == null;
        waiting = new Waiting.ForNothing();
        retries.clear();
        retryCount = 0;
        givenUp = null;
        mapRun = null;
    }

    void retry(int retrier) {
        givenUp = null;
        mapRun = null;
        retries.merge(retrier, 1, Integer::sum);
        retryCount++;
    }

    void waitFor(Waiting what) {
        waiting = what;
    }

    void giveUp(GivenUp children) {
        givenUp = children;
    }

    /** What was given up in this state, to be taken up again; null for nothing. */
    @Nullable
    GivenUp takeUp() {
        GivenUp children = givenUp;
        givenUp = null;
        return children;
    }

    /** The map run of the current state that a redrive takes up again; null when it begins one. */
    public Waiting.@Nullable ForMapRun mapRun() {
        return mapRun;
    }

    void keepMapRun(Waiting.@Nullable ForMapRun run) {
        mapRun = run;
    }

    /** The execution goes on after its end: the state is tried anew, with all its retries. */
    void goOn(long eventId) {
        retries.clear();
        retryCount = 0;
        if (!finished) {
            previousEventId = eventId;
            if (!(waiting instanceof Waiting.ForBranches) && !(waiting instanceof Waiting.ForItems)) {
                waiting = new Waiting.ForNothing();
            }
        }
    }

    void follow(long eventId) {
        previousEventId = eventId;
    }
}
