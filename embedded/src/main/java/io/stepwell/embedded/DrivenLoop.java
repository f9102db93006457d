package io.stepwell.embedded;

import io.stepwell.runtime.world.Loop;
import io.stepwell.runtime.world.Rest;

/** A loop without a thread. Whoever drives it holds the lock of {@link DrivenThreads}. */
final class DrivenLoop {
    private final Loop loop;
    private long dueMillis = Long.MAX_VALUE;
    private long pausedUntilMillis = Long.MIN_VALUE;
    private boolean stepping;
    private boolean ended;

    DrivenLoop(Loop loop) {
        this.loop = loop;
    }

    /** When it wants to look again though nothing has happened; {@link Long#MAX_VALUE} for never. */
    long dueMillis() {
        return dueMillis;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Makes a step, unless it is in the middle of one that waits for others; whether there may be more to do. */
    boolean go(long nowMillis) {
        if (stepping || ended) {
            return false;
        }
        if (loop.isOver()) {
            loop.end();
            ended = true;
            return true;
        }
        if (nowMillis < pausedUntilMillis) {
            return false;
        }
        stepping = true;
        try {
            return hasMoreAfter(loop.step(), nowMillis);
        } catch (InterruptedException e) {
            return true;
        } finally {
            stepping = false;
        }
    }

    private boolean hasMoreAfter(Rest rest, long nowMillis) {
        dueMillis = Long.MAX_VALUE;
        return switch (rest) {
            case Rest.None _ -> true;
            case Rest.UntilThrough _ -> false;
            case Rest.ForWork r -> {
                boolean forever = r.millisMax() > Long.MAX_VALUE - nowMillis;
                dueMillis = forever ? Long.MAX_VALUE : nowMillis + r.millisMax();
                yield false;
            }
            case Rest.Pause r -> {
                pausedUntilMillis = nowMillis + r.millis();
                yield false;
            }
        };
    }
}
