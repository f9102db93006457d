package io.stepwell.server.crash;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The effects of tasks, as those noted them who were called: who called, under which key, and what was answered. Safe for
 * use by many threads.
 */
final class Ledger {
    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Map<String, String> receipts = new ConcurrentHashMap<>();
    private final AtomicInteger receiptsGiven = new AtomicInteger();
    private final Progress progress;

    /** @param life the life of the server in which it happened */
    private record Entry(Call call, String key, int life, String receipt) {}

    Ledger(Progress progress) {
        this.progress = progress;
    }

    /** Notes an effect and answers its receipt: the same one whenever the key is the same. */
    String enter(int life, Call call, String key) {
        String receipt = receipts.computeIfAbsent(key, _ -> newReceipt());
        entries.add(new Entry(call, key, life, receipt));
        progress.made();
        return receipt;
    }

    /** Notes an effect of a call without a key: who calls again is not known, and gets another receipt. */
    String enter(int life, Call call) {
        String receipt = newReceipt();
        entries.add(new Entry(call, "", life, receipt));
        progress.made();
        return receipt;
    }

    private String newReceipt() {
        return "receipt-" + receiptsGiven.incrementAndGet();
    }

    /** What a state's call was answered when it was made for the last time; {@code none} when it was not made. */
    String receipt(String execution, String state) {
        return entries.stream()
                .filter(entry -> entry.call.execution().equals(execution)
                        && entry.call.state().equals(state))
                .max(Comparator.comparingInt((Entry entry) -> entry.call.attempt())
                        .thenComparingInt(Entry::life))
                .map(Entry::receipt)
                .orElse("none");
    }

    /** How many different calls an execution made. */
    long callsOf(String execution) {
        return entries.stream()
                .map(Entry::call)
                .filter(call -> call.execution().equals(execution))
                .distinct()
                .count();
    }

    /** How many different calls were made. */
    int different() {
        return grouped(Entry::call, Entry::call).size();
    }

    /** How much there is in it, as members of a JSON object. */
    String figures() {
        return "\"calls\": " + different()
                + ", \"madeAgainAfterAKill\": " + (entries.size() - different())
                + ", \"repeatedWithoutAKill\": " + repeatedInOneLife().size()
                + ", \"keys\": " + receipts.size()
                + ", \"keysThatCameAgain\": " + keysThatCameAgain()
                + ", \"callsUnderSeveralKeys\": " + callsUnderSeveralKeys().size()
                + ", \"keysOfSeveralCalls\": " + keysOfSeveralCalls().size();
    }

    private long keysThatCameAgain() {
        Map<String, Integer> times = new HashMap<>();
        entries.forEach(entry -> times.merge(entry.key, 1, Integer::sum));
        times.remove("");
        return times.values().stream().filter(n -> n > 1).count();
    }

    /** The calls that were made under more than one key. */
    List<String> callsUnderSeveralKeys() {
        return several(grouped(Entry::call, Entry::key));
    }

    /** The keys that more than one call was made under. */
    List<String> keysOfSeveralCalls() {
        Map<Object, Set<Object>> calls = grouped(Entry::key, Entry::call);
        calls.remove("");
        return several(calls);
    }

    /** The calls made more than once although the server was not killed in between. */
    List<String> repeatedInOneLife() {
        Set<List<Object>> seen = new HashSet<>();
        return entries.stream()
                .filter(entry -> !seen.add(List.of(entry.call, entry.life)))
                .map(Entry::toString)
                .toList();
    }

    private Map<Object, Set<Object>> grouped(Function<Entry, Object> by, Function<Entry, Object> what) {
        Map<Object, Set<Object>> groups = new HashMap<>();
        entries.forEach(entry ->
                groups.computeIfAbsent(by.apply(entry), _ -> new HashSet<>()).add(what.apply(entry)));
        return groups;
    }

    private static List<String> several(Map<Object, Set<Object>> groups) {
        List<String> several = new ArrayList<>();
        groups.forEach((one, many) -> {
            if (many.size() > 1) {
                several.add(one + ": " + many);
            }
        });
        return several;
    }
}
