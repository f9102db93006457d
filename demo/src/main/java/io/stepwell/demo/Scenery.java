package io.stepwell.demo;

import io.stepwell.demo.Screen.Colour;
import java.util.List;

/**
 * What the orders meet: server, functions, queue, approver.
 *
 * @param run the number of this run on the same data
 */
record Scenery(Workplace workplace, ShopServer server, Shop shop, Books books, int run) {
    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "123456789012";

    /**
     * Sets everything up and says what there is.
     *
     * @param stage takes it down
     * @throws DemoException when something it needs is missing or taken
     */
    static Scenery open(DemoSettings settings, Screen screen, Stage stage) throws InterruptedException {
        Programs.require(List.of("node", "python3"));
        Workplace workplace = stage.put(Workplace.open(settings.data()));
        say(screen, "functions", "7, in JavaScript and Python, run through the Lambda Runtime API");
        int port = ShopServer.freePort(settings.port());
        Queue queue = stage.put(Queue.start(REGION, ACCOUNT));
        say(screen, "queue", "SQS at " + queue.endpoint() + ", played by ElasticMQ");
        ShopServer server = stage.put(ShopServer.start(workplace, port, queue.endpoint()));
        say(screen, "server", "Step Functions at " + server.endpoint() + ", played by Stepwell");
        Shop shop = stage.put(Shop.connect(server.endpoint(), REGION, ACCOUNT));
        shop.deploy(workplace.definition());
        say(screen, "client", "the AWS SDK for Java has created the state machine 'order'");
        stage.put(Approver.start(
                workplace.example("approver.py"),
                server.endpoint(),
                queue,
                line -> screen.line(screen.paint(Colour.WAITING, "approver.py: ") + line)));
        say(screen, "approver", "approver.py, a program of its own, answers for a person");
        return new Scenery(workplace, server, shop, new Books(workplace.shop()), shop.nextRun());
    }

    String id(Order order) {
        return order.id(run);
    }

    private static void say(Screen screen, String part, String text) {
        screen.line(screen.paint(Colour.NAME, part) + " ".repeat(11 - part.length()) + text);
    }
}
