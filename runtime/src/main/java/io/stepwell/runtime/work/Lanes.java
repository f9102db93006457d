package io.stepwell.runtime.work;

import io.stepwell.runtime.world.Threads;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many calls are made at once: to one target of a service (a host, a function), and to the service as a whole,
 * which may have several such shares. Who waits for a target that does not answer takes nothing of the service's bound, so
 * that its other targets go on; who waits for a service takes nothing of another service's.
 *
 * <p>Memory holds the lanes in use, not those there ever were.
 */
final class Lanes {
    private static final int TARGET_SHARES = 4;

    private final int targetMax;
    private final Threads threads;
    private final Map<Key, Lane> lanes = new ConcurrentHashMap<>();

    /** @param target null for the lane of the whole service */
    private record Key(String service, @Nullable String target) {}

    private static final class Lane {
        private final Threads.Permits permits;
        private int users;

        Lane(Threads.Permits permits) {
            this.permits = permits;
        }
    }

    /** @param targetMax how many calls one target gets at once */
    Lanes(int targetMax, Threads threads) {
        this.targetMax = targetMax;
        this.threads = threads;
    }

    /** A place, to be given back. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a place; callers of the same lane get theirs in order. */
    Place enter(String service, String target) throws InterruptedException {
        Key ofTarget = new Key(service, target);
        Key ofService = new Key(service, null);
        take(ofTarget, targetMax);
        try {
            take(ofService, Math.multiplyExact(targetMax, TARGET_SHARES));
        } catch (InterruptedException e) {
            giveBack(ofTarget);
            throw e;
        }
        return () -> {
            giveBack(ofService);
            giveBack(ofTarget);
        };
    }

    private void take(Key key, int permits) throws InterruptedException {
        Lane lane = lanes.compute(key, (_, known) -> {
            Lane used = known == null ? new Lane(threads.permits(permits)) : known;
            used.users++;
            return used;
        });
        try {
            lane.permits.acquire();
        } catch (InterruptedException e) {
            leave(key);
            throw e;
        }
    }

    private void giveBack(Key key) {
        Lane lane = lanes.get(key);
        if (lane == null) {
            throw new IllegalStateException("nobody is in the lane " + key);
        }
        lane.permits.release();
        leave(key);
    }

    private void leave(Key key) {
        lanes.computeIfPresent(key, (_, lane) -> --lane.users == 0 ? null : lane);
    }

    /** How many lanes are in use. */
    int size() {
        return lanes.size();
    }
}
