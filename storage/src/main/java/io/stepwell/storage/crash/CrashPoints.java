package io.stepwell.storage.crash;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What happens at crash points in a process that was started for it. */
public final class CrashPoints {
    /** The exit status of a process that halted at a crash point. */
    public static final int EXIT_STATUS = 86;

    private static final @Nullable String AT = System.getProperty("stepwell.crash.at");
    private static final boolean WATCHED = "watched".equals(System.getProperty("stepwell.crash.points"));
    private static final AtomicLong LEFT = new AtomicLong(AT == null ? 0 : hits(AT));
    private static final ThreadLocal<@Nullable Consumer<CrashPoint>> WATCHER = new InheritableThreadLocal<>();

    private CrashPoints() {}

    static boolean areOn() {
        return AT != null || WATCHED;
    }

    static void reached(CrashPoint point) {
        if (AT != null && point.name().equals(name(AT)) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT_STATUS);
        }
        Consumer<CrashPoint> watcher = WATCHER.get();
        if (watcher != null) {
            watcher.accept(point);
        }
    }

    /**
     * Tells about every crash point that this thread and those it begins come to; an {@link Error} it throws unwinds like a
     * crash.
     *
     * @throws IllegalStateException when the process was not started with {@code -Dstepwell.crash.points=watched}
     */
    public static void watch(Consumer<CrashPoint> watcher) {
        if (!WATCHED) {
            throw new IllegalStateException("start the process with -Dstepwell.crash.points=watched");
        }
        WATCHER.set(watcher);
    }

    /** Tells no more. */
    public static void watchNoMore() {
        WATCHER.remove();
    }

    private static String name(String at) {
        return at.substring(0, at.indexOf(':') < 0 ? at.length() : at.indexOf(':'));
    }

    private static long hits(String at) {
        CrashPoint.valueOf(name(at)); // a name that is none ends the process at once
        return at.indexOf(':') < 0 ? 1 : Long.parseLong(at.substring(at.indexOf(':') + 1));
    }
}
