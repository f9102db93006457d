package io.stepwell.demo;

import io.stepwell.demo.Screen.Colour;
import java.nio.file.Path;
import java.util.List;

/**
 * What the orders meet: server, functions, queue, approver.
 *
 * @param functions the file that says where the functions are
 * @param approver brings who answers for a person
 * @param run the number of this run on the same data
 */
record Scenery(
        Workplace workplace, Path functions, ShopServer server, Shop shop, Books books, Runnable approver, int run) {
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "123456789012";

    /**
     * Sets everything up and says what there is.
     *
     * @param stage takes it down
     * @param missing the programs that are not there, because of which everything is played in Java
     * @throws DemoException when something it needs is taken or not usable
     */
    static Scenery open(DemoSettings settings, List<String> missing, Screen screen, Stage stage)
            throws InterruptedException {
        Workplace workplace = stage.put(Workplace.open(settings.data()));
        Books books = new Books(workplace.shop());
        Path functions = functions(workplace, books, missing, screen, stage);
        int port = ShopServer.freePort(settings.port());
        Queue queue = stage.put(Queue.start(REGION, ACCOUNT));
        say(screen, "queue", "SQS at " + queue.endpoint() + ", played by ElasticMQ");
        ShopServer server = stage.put(ShopServer.start(workplace, functions, port, queue.endpoint()));
        say(screen, "server", "Step Functions at " + server.endpoint() + ", played by Stepwell");
        Shop shop = stage.put(Shop.connect(server.endpoint(), REGION, ACCOUNT));
        shop.deploy(workplace.definition());
        say(screen, "client", "the AWS SDK for Java has created the state machine 'order'");
        Runnable approver = approver(workplace, server, queue, missing, screen, stage);
        return new Scenery(workplace, functions, server, shop, books, approver, shop.nextRun());
    }

    private static Path functions(Workplace workplace, Books books, List<String> missing, Screen screen, Stage stage) {
        if (missing.isEmpty()) {
            say(screen, "functions", "7, in JavaScript and Python, run through the Lambda Runtime API");
            return workplace.example("functions.json");
        }
        Path configuration = workplace.example("functions-in-java.json");
        stage.put(JavaFunctions.start(books, configuration));
        say(
                screen,
                "functions",
                "7, in Java behind URLs; with " + String.join(" and ", missing)
                        + " on the PATH: in JavaScript and Python");
        return configuration;
    }

    private static Runnable approver(
            Workplace workplace, ShopServer server, Queue queue, List<String> missing, Screen screen, Stage stage) {
        if (missing.isEmpty()) {
            say(screen, "approver", "approver.py, a program of its own, will answer for a person");
            return () -> stage.put(Approver.start(
                    workplace.example("approver.py"),
                    server.endpoint(),
                    queue,
                    line -> screen.line(screen.paint(Colour.WAITING, "approver.py: ") + line)));
        }
        say(screen, "approver", "will read the queue and answer for a person");
        return () -> stage.put(JavaApprover.start(
                server.endpoint(), queue, line -> screen.line(screen.paint(Colour.WAITING, "approver: ") + line)));
    }

    String id(Order order) {
        return order.id(run);
    }

    private static void say(Screen screen, String part, String text) {
        screen.line(screen.paint(Colour.NAME, part) + " ".repeat(11 - part.length()) + text);
    }
}
