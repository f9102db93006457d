package io.stepwell.simulation.run;

import io.stepwell.engine.event.Event;
import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.simulation.machine.Disk;
import io.stepwell.simulation.program.Script;
import io.stepwell.simulation.program.Script.Line;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Those who are called. They keep a ledger, and look on the disk whether the call may be known to them at all. */
final class Callees implements Integration {
    private final Script script;
    private final Disk disk;
    private final InstantSource clock;
    private final Answers answers;
    private final Map<String, String> callByKey = new HashMap<>();

    /** Where those who got a token leave their answer. */
    interface Answers {
        void answer(String token, Line line);
    }

    /** Who calls. */
    record Caller(String key, int attempt) {
        static Caller of(Object parameters) {
            Map<?, ?> who = (Map<?, ?>) parameters;
            String key = Script.key(
                    String.valueOf(who.get("execution")),
                    String.valueOf(who.get("state")),
                    String.valueOf(who.get("at")),
                    number(who.get("n")));
            return new Caller(key, (int) number(who.get("attempt")));
        }

        private static long number(@org.jspecify.annotations.Nullable Object value) {
            return ((Number) Objects.requireNonNull(value)).longValue();
        }

        @Override
        public String toString() {
            return key + "#" + attempt;
        }
    }

    Callees(Script script, Disk disk, InstantSource clock, Answers answers) {
        this.script = script;
        this.disk = disk;
        this.clock = clock;
        this.answers = answers;
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
        requireDurable(call);
        Map<?, ?> parameters =
                (Map<?, ?>) Objects.requireNonNull(call.parameters().tree());
        Object body = parameters.get("MessageBody");
        Caller caller = Caller.of(body != null ? body : parameters);
        enter(call.idempotencyKey(), caller + " " + call.ref());
        if (clock.millis() > call.deadlineMillis()) {
            return new TaskOutcome.Failed("TooLate", "the call gave up: its time is over");
        }
        Line line = script.line(caller.key(), caller.attempt(), call.deadlineMillis() != Long.MAX_VALUE);
        if (body != null) {
            answers.answer(call.token(), line);
            return new TaskOutcome.Succeeded(Json.parse("{\"MessageId\":\"m\"}"));
        }
        return switch (line) {
            case Line.Answer answer -> new TaskOutcome.Succeeded(Json.parse(String.valueOf(answer.n())));
            case Line.Failure failure -> new TaskOutcome.Failed(failure.error(), "as the script says");
            case Line.Silence _ -> throw new InterruptedException("never");
        };
    }

    private void enter(String idempotencyKey, String call) {
        String before = callByKey.putIfAbsent(idempotencyKey, call);
        if (before != null && !before.equals(call)) {
            throw new Fault("two calls have the key " + idempotencyKey + ": " + before + " and " + call);
        }
        if (before == null && callByKey.values().stream().filter(call::equals).count() > 1) {
            throw new Fault("one attempt was called under two keys: " + call);
        }
    }

    private void requireDurable(TaskCall call) {
        List<Event> journal = JournalRows.readAll(disk.durable(), call.ref().executionArn());
        boolean known = journal.stream()
                .anyMatch(event -> event instanceof Event.TaskScheduled scheduled
                        && scheduled.head().id() == call.ref().scheduledEventId());
        if (!known) {
            throw new Fault("called before it was durable: " + call.ref());
        }
    }

    /** The calls that were made, each once. */
    Map<String, String> ledger() {
        return callByKey;
    }
}
