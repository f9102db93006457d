package io.stepwell.simulation.run;

import io.stepwell.engine.event.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a journal is one that any execution could have, whatever its definition. */
final class HistoryCheck {
    private final String name;
    private final List<Event> journal;
    private final Map<Integer, String> inState = new HashMap<>();
    private final Map<Integer, Long> openAttempt = new HashMap<>();
    private final Map<Integer, Long> dueMillis = new HashMap<>();
    private final Set<Integer> branchesSeen = new HashSet<>();

    HistoryCheck(String name, List<Event> journal) {
        this.name = name;
        this.journal = journal;
    }

    void check() {
        long id = 0;
        long millis = 0;
        for (int i = 0; i < journal.size(); i++) {
            Event event = journal.get(i);
            if (!event.head().isInternal()) {
                id++;
                require(event.head().id() == id, "the id is not " + id, event);
                require(event.head().previousId() < id, "it follows a later one", event);
            }
            require(event.head().timeMillis() >= millis, "it is older than the one before", event);
            millis = event.head().timeMillis();
            requireEndAtEnd(event, i + 1 < journal.size() ? journal.get(i + 1) : null);
            step(event);
        }
    }

    /** Behind an end without success an execution may be taken up again. */
    private void requireEndAtEnd(Event event, @Nullable Event next) {
        boolean goesOn = next != null && !(next instanceof Event.ExecutionRedriven);
        require(isEnd(event) != goesOn, "the end is not at the end", event);
        boolean again = event instanceof Event.ExecutionSucceeded && next != null;
        require(!again, "it goes on after its success", event);
    }

    private static boolean isEnd(Event event) {
        return event instanceof Event.ExecutionSucceeded
                || event instanceof Event.ExecutionFailed
                || event instanceof Event.ExecutionAborted
                || event instanceof Event.ExecutionTimedOut;
    }

    private void step(Event event) {
        switch (event) {
            case Event.StateEntered e ->
                require(inState.put(e.branch(), e.name()) == null, "the branch is in a state already", e);
            case Event.StateExited e -> {
                require(e.name().equals(inState.remove(e.branch())), "the branch is not in that state", e);
                require(!openAttempt.containsKey(e.branch()), "its task has not ended", e);
                requireDue(e.branch(), e);
            }
            case Event.WaitScheduled e -> dueMillis.put(e.branch(), e.dueMillis());
            case Event.RetryScheduled e -> dueMillis.put(e.branch(), e.dueMillis());
            case Event.TaskScheduled e -> {
                requireDue(e.branch(), e);
                require(openAttempt.put(e.branch(), e.head().id()) == null, "two attempts at once", e);
            }
            case Event.TaskSucceeded e -> endAttempt(e.branch(), e);
            case Event.TaskFailed e -> endAttempt(e.branch(), e);
            case Event.TaskTimedOut e -> endAttempt(e.branch(), e);
            case Event.MapIterationStarted e ->
                require(branchesSeen.add(e.branch()), "the branch has been there before", e);
            case Event.ExecutionRedriven _ -> {
                openAttempt.clear(); // what was open when it ended begins anew
                dueMillis.clear();
            }
            default -> {}
        }
    }

    private void endAttempt(int branch, Event event) {
        require(openAttempt.remove(branch) != null, "no attempt is open", event);
    }

    private void requireDue(int branch, Event event) {
        Long due = dueMillis.remove(branch);
        require(due == null || event.head().timeMillis() >= due, "it comes before its time " + due, event);
    }

    private void require(boolean condition, String otherwise, Event event) {
        if (!condition) {
            StringBuilder text = new StringBuilder(name + ": " + otherwise + ": " + event);
            journal.forEach(e -> text.append("\n  ").append(e));
            throw new Fault(text.toString());
        }
    }
}
