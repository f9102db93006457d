package io.stepwell.simulation.run;

import io.stepwell.language.json.Json;
import io.stepwell.runtime.RequestRefused;
import io.stepwell.runtime.RequestRefused.Reason;
import io.stepwell.runtime.TaskDesk;
import io.stepwell.simulation.program.Script;
import io.stepwell.simulation.program.Script.Line;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Those who take tasks and answer tokens: in time, late, twice, wrongly, never. */
final class Workers implements Callees.Answers {
    private static final int LATE_MILLIS_MAX = 900_000;

    private final Agenda agenda;
    private final RandomGenerator random;
    private final Script script;
    private final Courtesy courtesy;
    private final Map<String, Integer> accepted = new HashMap<>();

    Workers(Agenda agenda, RandomGenerator random, Script script, Courtesy courtesy) {
        this.agenda = agenda;
        this.random = random;
        this.script = script;
        this.courtesy = courtesy;
    }

    /** From now on somebody asks for tasks of the activity. */
    void begin(String activity) {
        agenda.in(500, "poll", () -> poll(activity));
        agenda.in(700, "poll", () -> poll(activity));
    }

    private void poll(String activity) throws InterruptedException {
        agenda.in(200 + random.nextInt(3_000), "poll", () -> poll(activity));
        TaskDesk.Assignment task = task(activity);
        if (task != null) {
            Script.Ask ask = Callees.ask(Objects.requireNonNull(task.input().tree()));
            answer(task.token(), script.line(ask, true));
        }
    }

    /** The next task; null when there is none, or when the next poll has to find it. */
    private TaskDesk.@Nullable Assignment task(String activity) throws InterruptedException {
        try {
            return courtesy.server().tasks().poll(activity, "worker", Duration.ZERO);
        } catch (RequestRefused refused) {
            if (refused.reason() != Reason.UNAVAILABLE && refused.reason() != Reason.THROTTLED) {
                throw refused;
            }
            return null;
        } catch (io.stepwell.storage.StoreException unreadable) {
            return null;
        }
    }

    @Override
    public void answer(String token, Line line) {
        if (line instanceof Line.Silence) {
            return;
        }
        agenda.in(random.nextInt(6_000), "answer", () -> send(token, line));
        if (random.nextInt(5) == 0) {
            agenda.in(random.nextInt(40_000), "answer again", () -> send(token, line));
        }
        if (random.nextInt(12) == 0) {
            agenda.in(random.nextInt(LATE_MILLIS_MAX), "answer late", () -> send(token, line));
        }
        if (random.nextInt(4) == 0) {
            for (int i = 0; i < 3; i++) {
                agenda.in(2_000 * i + random.nextInt(2_000), "heartbeat", () -> heartbeat(token));
            }
        }
        if (random.nextInt(10) == 0) {
            agenda.in(random.nextInt(3_000), "answer wrongly", () -> sendWithWrongToken(token, line));
        }
    }

    private void send(String token, Line line) {
        courtesy.repeatedly(
                "answer",
                () -> send(token, line),
                () -> Courtesy.unless(Reason.TASK_TIMED_OUT, () -> {
                    say(token, line);
                    if (accepted.merge(token, 1, Integer::sum) > 1) {
                        throw new Fault("an attempt took two answers");
                    }
                }));
    }

    private void heartbeat(String token) {
        courtesy.repeatedly(
                "heartbeat",
                () -> heartbeat(token),
                () -> Courtesy.unless(
                        Reason.TASK_TIMED_OUT, () -> courtesy.server().tasks().heartbeat(token)));
    }

    private void sendWithWrongToken(String token, Line line) {
        int at = random.nextInt(token.length());
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        try {
            say(token.substring(0, at) + other + token.substring(at + 1), line);
        } catch (RequestRefused refused) {
            if (refused.reason() == Reason.INVALID_TOKEN) {
                return;
            }
            throw refused;
        }
        throw new Fault("a token that was tampered with is good");
    }

    private void say(String token, Line line) {
        TaskDesk desk = courtesy.server().tasks();
        switch (line) {
            case Line.Answer answer -> desk.succeed(token, Json.parse(String.valueOf(answer.n())));
            case Line.Failure failure -> desk.fail(token, failure.error(), "as the script says");
            case Line.Silence _ -> throw new IllegalStateException("silence says nothing");
        }
    }
}
