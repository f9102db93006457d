package io.stepwell.demo;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;

/**
 * Seven orders through one state machine: they succeed, are retried, wait for a person, fail and are compensated, and
 * live through a restart of the server. Nothing outside of this machine is asked.
 */
public final class OrderDemo {
    private OrderDemo() {}

    /**
     * Shows the demo.
     *
     * @param terminal whether {@code out} is a terminal that understands colours
     * @return whether every order ended as it should
     * @throws DemoException when something it needs is taken or not usable
     * @throws io.stepwell.storage.StoreException when the data folder is in use or not usable
     */
    public static boolean show(DemoSettings settings, PrintWriter out, boolean terminal) throws InterruptedException {
        try (Stage stage = new Stage()) {
            Screen screen = stage.put(Screen.of(out, terminal));
            try {
                return show(settings, screen, stage);
            } catch (RuntimeException e) {
                if (stage.ending()) {
                    return false;
                }
                throw e;
            }
        }
    }

    private static boolean show(DemoSettings settings, Screen screen, Stage stage) throws InterruptedException {
        screen.heading("Stepwell demo: an order process, on this machine alone");
        Scenery scenery = Scenery.open(settings, Programs.missing(Programs.NEEDED), screen, stage);
        boolean good = new Report(screen, scenery, new Play(scenery, screen).play()).print();
        Directions directions = new Directions(screen, scenery);
        if (settings.keep()) {
            directions.whileRunning();
            new CountDownLatch(1).await();
        }
        directions.afterwards();
        return good;
    }
}
