package io.stepwell.demo;

import io.stepwell.demo.Screen.Colour;
import java.time.Duration;
import java.util.List;

/** Places the orders and watches them to their ends; in the middle the server is stopped and started again. */
final class Play {
    private static final Duration BOUND = Duration.ofSeconds(180);
    private static final long LOOK_MILLIS = 150;

    private final Scenery scenery;
    private final Screen screen;
    private final Watch watch;
    private boolean restarted;

    Play(Scenery scenery, Screen screen) {
        this.scenery = scenery;
        this.screen = screen;
        this.watch = new Watch(scenery, screen);
    }

    /** Returns when all have ended, or when they should have long ago; what it answers says which. */
    List<Verdict> play() throws InterruptedException {
        screen.heading("Seven orders are placed");
        Order.ALL.forEach(order -> scenery.shop().place(order, scenery.run()));
        long giveUpNanos = System.nanoTime() + BOUND.toNanos();
        watch.look();
        while (!watch.allEnded() && System.nanoTime() < giveUpNanos) {
            if (!restarted && watch.rejectionIsDue()) {
                restart();
            }
            Thread.sleep(LOOK_MILLIS);
            watch.look();
        }
        screen.endOfTable();
        if (!watch.allEnded()) {
            screen.line(screen.paint(Colour.BAD, "Not all ended after " + BOUND.toSeconds() + " s."));
        }
        return Order.ALL.stream().map(order -> Verdict.of(order, scenery)).toList();
    }

    /** One that will be rejected waits for its answer, and nobody is there yet who could give it. */
    private void restart() {
        restarted = true;
        long startNanos = System.nanoTime();
        scenery.server().restart();
        long millis = Duration.ofNanos(System.nanoTime() - startNanos).toMillis();
        screen.line(screen.paint(Colour.NAME, "the server was stopped and started again") + " (" + millis + " ms); "
                + watch.running() + " executions go on where they were");
        scenery.approver().run();
    }
}
