package io.stepwell.runtime.maprun;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which map runs are open, so many at once, and which wait for a place, in the order in which they came. */
final class Backlog {
    private final int openMax;
    private final Set<String> open = new HashSet<>();
    private final LinkedHashSet<String> waiting = new LinkedHashSet<>();

    Backlog(int openMax) {
        this.openMax = openMax;
    }

    /** Whether the map run is open now; if not, it waits for its turn. */
    synchronized boolean enter(String mapRunArn) {
        if (open.contains(mapRunArn)) {
            return true;
        }
        if (open.size() >= openMax) {
            waiting.add(mapRunArn);
            return false;
        }
        waiting.remove(mapRunArn);
        return open.add(mapRunArn);
    }

    /** A map run that waited is opened at once, because it is only to end; whether it waited. */
    synchronized boolean enterToEnd(String mapRunArn) {
        return waiting.remove(mapRunArn) && open.add(mapRunArn);
    }

    /** The map run is not open any more. */
    synchronized void leave(String mapRunArn) {
        open.remove(mapRunArn);
    }

    /** The first that waits, which is open now; null when nobody waits or there is no place. */
    synchronized @Nullable String next() {
        if (open.size() >= openMax || waiting.isEmpty()) {
            return null;
        }
        String first = waiting.removeFirst();
        open.add(first);
        return first;
    }

    synchronized boolean isWaiting(String mapRunArn) {
        return waiting.contains(mapRunArn);
    }
}
