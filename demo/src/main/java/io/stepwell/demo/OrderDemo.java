package io.stepwell.demo;

import io.stepwell.demo.Screen.Colour;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Seven orders through one state machine: they succeed, are retried, wait for a person, fail and are compensated, and
 * live through a restart of the server. Nothing outside of this machine is asked.
 */
public final class OrderDemo {
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "123456789012";
    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 150;

    private final DemoSettings settings;
    private final Screen screen;
    private final Stage stage;

    private OrderDemo(DemoSettings settings, Screen screen, Stage stage) {
        this.settings = settings;
        this.screen = screen;
        this.stage = stage;
    }

    /**
     * Shows the demo.
     *
     * @param terminal whether {@code out} is a terminal that understands colours
     * @return whether every order ended as it should
     * @throws DemoException when something it needs is missing or taken
     * @throws io.stepwell.storage.StoreException when the data folder is in use or not usable
     */
    public static boolean show(DemoSettings settings, PrintWriter out, boolean terminal) throws InterruptedException {
        try (Stage stage = new Stage()) {
            Screen screen = stage.put(Screen.of(out, terminal));
            try {
                return new OrderDemo(settings, screen, stage).show();
            } catch (RuntimeException e) {
                if (stage.ending()) {
                    return false;
                }
                throw e;
            }
        }
    }

    private boolean show() throws InterruptedException {
        screen.heading("Stepwell demo: an order process");
        Programs.require(List.of("node", "python3"));
        Workplace workplace = stage.put(Workplace.open(settings.data()));
        Queue queue = stage.put(Queue.start(REGION, ACCOUNT));
        ShopServer server = stage.put(ShopServer.start(workplace, settings.port(), queue.endpoint()));
        URI endpoint = server.endpoint();
        Shop shop = stage.put(Shop.connect(endpoint, REGION, ACCOUNT));
        introduce(workplace, queue, endpoint);
        stage.put(Approver.start(
                workplace.example("approver.py"),
                endpoint,
                queue,
                line -> screen.line(screen.paint(Colour.WAITING, "approver.py: ") + line)));
        shop.deploy(workplace.definition());
        int run = shop.nextRun();
        boolean good = placeAndWatch(server, shop, run) && report(shop, workplace, run);
        return finish(new Directions(screen, workplace), endpoint, shop, run) && good;
    }

    private void introduce(Workplace workplace, Queue queue, URI endpoint) {
        screen.line(screen.paint(Colour.NAME, "server    ") + endpoint + ", data in " + workplace.store());
        screen.line(screen.paint(Colour.NAME, "functions ")
                + "7 in Node.js and Python, run through the Lambda Runtime API");
        screen.line(screen.paint(Colour.NAME, "queue     ") + "SQS at " + queue.endpoint() + " (ElasticMQ)");
        screen.line(screen.paint(Colour.NAME, "client    ") + "the AWS SDK for Java; no AWS account, no network");
    }

    private boolean placeAndWatch(ShopServer server, Shop shop, int run) throws InterruptedException {
        screen.heading("Seven orders are placed");
        Order.ALL.forEach(order -> shop.place(order, run));
        Watch watch = new Watch(shop, screen, run);
        long giveUpNanos = System.nanoTime() + BOUND.toNanos();
        boolean restarted = false;
        watch.look();
        while (!watch.allEnded()) {
            if (System.nanoTime() > giveUpNanos) {
                screen.endOfTable();
                screen.line(screen.paint(Colour.BAD, "Not ended after " + BOUND.toSeconds() + " s: giving up."));
                return false;
            }
            if (!restarted && watch.waitsForPerson()) {
                restarted = true;
                restart(server, watch);
            }
            Thread.sleep(LOOK_MILLIS);
            watch.look();
        }
        screen.endOfTable();
        return true;
    }

    private void restart(ShopServer server, Watch watch) {
        long startNanos = System.nanoTime();
        server.restart();
        screen.line(screen.paint(Colour.NAME, "the server was stopped and started again")
                + " (" + Duration.ofNanos(System.nanoTime() - startNanos).toMillis() + " ms): " + watch.running()
                + " executions go on");
    }

    private boolean report(Shop shop, Workplace workplace, int run) {
        List<Verdict> verdicts = Watch.verdicts(shop, new Books(workplace.shop()), run);
        String id = Order.REJECTED.id(run);
        screen.heading("The history of " + id + ": retried, paid, rejected by a person, refunded");
        HistoryText.print(screen, shop.history(id));
        screen.heading("The result");
        List<Verdict> wrong =
                verdicts.stream().filter(verdict -> !verdict.asExpected()).toList();
        wrong.forEach(verdict -> screen.line(
                screen.paint(Colour.BAD, "✗ " + verdict.text(verdict.order().id(run)))));
        screen.line(books(verdicts));
        screen.line(
                wrong.isEmpty()
                        ? screen.paint(Colour.GOOD, "✓ all " + verdicts.size() + " orders ended as they should")
                        : screen.paint(
                                Colour.BAD,
                                "✗ " + wrong.size() + " of " + verdicts.size() + " did not end as they should"));
        return wrong.isEmpty();
    }

    private static String books(List<Verdict> verdicts) {
        return "cards: " + count(verdicts, "charged") + " charged, " + count(verdicts, "refunded") + " refunded, "
                + count(verdicts, "not charged") + " never charged; stock: " + count(verdicts, "reserved")
                + " reserved, "
                + (count(verdicts, "released") + count(verdicts, "not reserved")) + " given back";
    }

    private static long count(List<Verdict> verdicts, String status) {
        return verdicts.stream()
                .filter(verdict ->
                        verdict.payment().equals(status) || verdict.stock().equals(status))
                .count();
    }

    private boolean finish(Directions directions, URI endpoint, Shop shop, int run) throws InterruptedException {
        if (settings.keep()) {
            directions.running(endpoint, shop, Order.REJECTED.id(run));
            new CountDownLatch(1).await();
        }
        directions.ended();
        return true;
    }
}
