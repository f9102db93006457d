package io.stepwell.demo;

import io.stepwell.demo.Screen.Colour;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where to look further, with commands that work as they are printed. */
final class Directions {
    private static final Path IN_SOURCES = Path.of("examples", "order", "order.asl.json");

    private final Screen screen;
    private final Workplace workplace;

    Directions(Screen screen, Workplace workplace) {
        this.screen = screen;
        this.workplace = workplace;
    }

    /** While the server goes on. */
    void running(URI endpoint, Shop shop, String orderId) {
        screen.heading("The server goes on at " + endpoint + ". Ctrl-C ends it.");
        String aws = "AWS_ACCESS_KEY_ID=demo AWS_SECRET_ACCESS_KEY=demo aws stepfunctions --region us-east-1"
                + " --endpoint-url " + endpoint;
        commands(List.of(
                aws + " list-executions --state-machine-arn " + shop.machineArn(),
                aws + " get-execution-history --execution-arn " + shop.executionArn(orderId),
                aws + " start-execution --state-machine-arn " + shop.machineArn() + " --input '" + Order.LARGE.input(99)
                        + "'"));
        files();
    }

    /** When the server has served its purpose. */
    void ended() {
        screen.heading("To look further");
        if (workplace.kept()) {
            commands(List.of("./stepwell server --data " + workplace.store() + " --functions "
                    + workplace.example("functions.json")));
            files();
        } else {
            commands(List.of(
                    "./stepwell demo --keep        the server goes on, for the AWS CLI or your own program",
                    "./stepwell demo --data DIR    what was stored stays in DIR"));
            definition(IN_SOURCES);
        }
    }

    private void files() {
        definition(Files.exists(IN_SOURCES) ? IN_SOURCES : workplace.example("order.asl.json"));
        screen.line("");
        screen.line("Data " + workplace.store() + ", the functions' books " + workplace.shop()
                + (workplace.kept() ? "" : " (removed at the end)"));
    }

    private void definition(Path definition) {
        commands(List.of("./stepwell graph " + definition + " > order.svg"));
    }

    private void commands(List<String> commands) {
        commands.forEach(command -> screen.line(screen.paint(Colour.NAME, "$") + " " + command));
    }
}
