package io.stepwell.simulation.run;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.runtime.world.Threads;
import io.stepwell.simulation.machine.Disk;
import io.stepwell.simulation.program.Script;
import io.stepwell.simulation.program.Script.Line;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Those who are called. They keep a ledger, and look on the disk whether the call may be known to them at all. */
final class Callees implements Integration {
    private final Script script;
    private final Disk disk;
    private final InstantSource clock;
    private final Latency latency;
    private final Threads threads;
    private final Answers answers;
    private final Map<String, Called> callByKey = new HashMap<>();

    /** Where those who got a token leave their answer. */
    interface Answers {
        void answer(String token, Line line);
    }

    /** A call that was made. */
    private record Called(Script.Ask ask, String ref) {}

    Callees(Script script, Disk disk, InstantSource clock, Latency latency, Threads threads, Answers answers) {
        this.script = script;
        this.disk = disk;
        this.clock = clock;
        this.latency = latency;
        this.threads = threads;
        this.answers = answers;
    }

    /** Who asks, by what a task was given. */
    static Script.Ask ask(Object parameters) {
        Map<?, ?> who = (Map<?, ?>) parameters;
        Object redrive = who.get("redrive");
        return Script.Ask.of(
                String.valueOf(who.get("at")),
                String.valueOf(who.get("state")),
                number(who.get("n")),
                (int) number(who.get("attempt")),
                redrive == null ? 0 : (int) number(redrive));
    }

    private static long number(@Nullable Object value) {
        return ((Number) Objects.requireNonNull(value)).longValue();
    }

    @Override
    public String name() {
        return "callees";
    }

    @Override
    public boolean serves(TaskResource resource) {
        return true;
    }

    @Override
    public TaskOutcome call(TaskCall call) throws InterruptedException {
        threads.pause(latency.draw());
        requireDurable(call);
        Map<?, ?> parameters =
                (Map<?, ?>) Objects.requireNonNull(call.parameters().tree());
        Object body = parameters.get("MessageBody");
        Script.Ask ask = ask(body != null ? body : parameters);
        enter(call.idempotencyKey(), new Called(ask, call.ref().toString()));
        if (clock.millis() > call.deadlineMillis()) {
            return tooLate();
        }
        Line line = script.line(ask, call.deadlineMillis() != Long.MAX_VALUE);
        if (body != null) {
            answers.answer(call.token(), line);
        }
        threads.pause(latency.draw());
        return body != null ? new TaskOutcome.Succeeded(Json.parse("{\"MessageId\":\"m\"}")) : outcome(line, call);
    }

    private TaskOutcome outcome(Line line, TaskCall call) throws InterruptedException {
        return switch (line) {
            case Line.Answer answer -> new TaskOutcome.Succeeded(Json.parse(String.valueOf(answer.n())));
            case Line.Failure failure -> new TaskOutcome.Failed(failure.error(), "as the script says");
            case Line.Silence _ -> {
                threads.pause(Math.max(0, call.deadlineMillis() - clock.millis()) + 1);
                yield tooLate();
            }
        };
    }

    private static TaskOutcome tooLate() {
        return new TaskOutcome.Failed("TooLate", "the call gave up: its time is over");
    }

    private void enter(String idempotencyKey, Called call) {
        Called before = callByKey.putIfAbsent(idempotencyKey, call);
        if (before != null && !before.equals(call)) {
            throw new Fault("two calls have the key " + idempotencyKey + ": " + before + " and " + call);
        }
        if (before == null && callByKey.values().stream().filter(call::equals).count() > 1) {
            throw new Fault("one attempt was called under two keys: " + call);
        }
    }

    /** A call of an express execution is known to nobody but the process that makes it. */
    private void requireDurable(TaskCall call) {
        if (call.ref().executionArn().contains(":express:")) {
            return;
        }
        List<Event> journal = JournalRows.readAll(disk.durable(), call.ref().executionArn());
        boolean known = journal.stream()
                .anyMatch(event -> event instanceof Event.TaskScheduled scheduled
                        && scheduled.head().id() == call.ref().scheduledEventId());
        if (!known) {
            throw new Fault("called before it was durable: " + call.ref());
        }
    }

    /** The calls that were made. */
    List<Script.Ask> asked() {
        return callByKey.values().stream().map(Called::ask).toList();
    }
}
