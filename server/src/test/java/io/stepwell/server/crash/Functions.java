package io.stepwell.server.crash;

import io.stepwell.server.harness.LambdaDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions that tasks of the load call. They note who called them. */
final class Functions {
    private static final int WORK_MILLIS_MAX = 120;
    private static final int SLOW_SECONDS = 5;

    /** A task that waits for its token. */
    record Asked(int id, String token) {}

    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final Ledger ledger;
    private final Progress progress;

    Functions(Ledger ledger, Progress progress) {
        this.ledger = ledger;
        this.progress = progress;
    }

    static int worked(int id) {
        return id + 1_000_000;
    }

    /** How long somebody works at this. */
    static long workMillis(int id) {
        return id * 31L % WORK_MILLIS_MAX;
    }

    /** A double that only this life of the server knows. */
    LambdaDouble inLife(int life) {
        LambdaDouble functions = new LambdaDouble();
        functions.add("work", event -> {
            ledger.enter(life, Call.of(event));
            int id = number(event, "id");
            TimeUnit.MILLISECONDS.sleep(workMillis(id));
            progress.made();
            return String.valueOf(worked(id));
        });
        functions.add("flaky", event -> {
            ledger.enter(life, Call.of(event));
            if (number(event, "attempt") < 2) {
                throw new LambdaDouble.Failure("Busy", "not yet");
            }
            return String.valueOf(worked(number(event, "id")));
        });
        functions.add("next", event -> {
            ledger.enter(life, Call.of(event));
            return String.valueOf(number(event, "item") + 1);
        });
        functions.add("broken", event -> {
            ledger.enter(life, Call.of(event));
            throw new LambdaDouble.Failure("Broken", "as always");
        });
        functions.add("slow", _ -> {
            TimeUnit.SECONDS.sleep(SLOW_SECONDS);
            return "null";
        });
        functions.add("forget", event -> {
            ledger.enter(life, Call.of(event));
            return "null";
        });
        functions.add("ask", event -> {
            ledger.enter(life, Call.of(event));
            asked.add(new Asked(number(event, "id"), text(event, "token")));
            return "null";
        });
        return functions;
    }

    Asked nextAsked() throws InterruptedException {
        return asked.take();
    }

    static int number(String json, String name) {
        return Integer.parseInt(find(json, "\"" + name + "\":(\\d+)"));
    }

    private static String text(String json, String name) {
        return find(json, "\"" + name + "\":\"([^\"]+)\"");
    }

    private static String find(String json, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(json);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + json);
        }
        return matcher.group(1);
    }
}
