package io.stepwell.server.crash;

import io.stepwell.server.harness.LambdaDouble;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The functions that tasks of the load call. They count who called them. */
final class Functions {
    private static final int WORK_MILLIS_MAX = 120;
    private static final int SLOW_SECONDS = 5;

    private static final Pattern CALL = Pattern.compile("\"(state|attempt|item)\":[^,}]+");

    /** A task that waits for its token. */
    record Asked(int id, String token) {}

    /** The lives of the server in which each call was made. */
    private final Map<String, Set<Integer>> lives = new ConcurrentHashMap<>();

    private final Set<String> repeated = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final Progress progress;

    Functions(Progress progress) {
        this.progress = progress;
    }

    static int worked(int id) {
        return id + 1_000_000;
    }

    /** A double that only this life of the server knows. */
    LambdaDouble inLife(int life) {
        LambdaDouble functions = new LambdaDouble();
        functions.add("work", event -> {
            called(life, event);
            int id = number(event, "id");
            TimeUnit.MILLISECONDS.sleep(id * 31L % WORK_MILLIS_MAX);
            progress.made();
            return String.valueOf(worked(id));
        });
        functions.add("flaky", event -> {
            called(life, event);
            if (number(event, "attempt") < 2) {
                throw new LambdaDouble.Failure("Busy", "not yet");
            }
            return String.valueOf(worked(number(event, "id")));
        });
        functions.add("next", event -> {
            called(life, event);
            return String.valueOf(number(event, "item") + 1);
        });
        functions.add("broken", event -> {
            called(life, event);
            throw new LambdaDouble.Failure("Broken", "as always");
        });
        functions.add("slow", _ -> {
            TimeUnit.SECONDS.sleep(SLOW_SECONDS);
            return "null";
        });
        functions.add("forget", event -> {
            called(life, event);
            return "null";
        });
        functions.add("ask", event -> {
            called(life, event);
            asked.add(new Asked(number(event, "id"), text(event, "token")));
            return "null";
        });
        return functions;
    }

    private void called(int life, String event) {
        String call = text(event, "execution") + "/"
                + CALL.matcher(event).results().map(MatchResult::group).toList();
        made.incrementAndGet();
        if (!lives.computeIfAbsent(call, _ -> ConcurrentHashMap.newKeySet()).add(life)) {
            repeated.add(call + " in life " + life);
        }
        progress.made();
    }

    Asked nextAsked() throws InterruptedException {
        return asked.take();
    }

    /** The calls made more than once although the server was not killed in between. */
    Set<String> repeatedInOneLife() {
        return repeated;
    }

    /** How many different calls an execution made. */
    long callsOf(String executionName) {
        return lives.keySet().stream()
                .filter(call -> call.startsWith(executionName + "/"))
                .count();
    }

    int made() {
        return made.get();
    }

    int different() {
        return lives.size();
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
