package io.stepwell.demo;

import io.stepwell.demo.Screen.Colour;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where to look further, with commands that work as they are printed. */
final class Directions {
    private static final Path IN_SOURCES = Path.of("examples", "order", "order.asl.json");

    private final Screen screen;
    private final Scenery scenery;

    Directions(Screen screen, Scenery scenery) {
        this.screen = screen;
        this.scenery = scenery;
    }

    /** For as long as the server goes on. */
    void whileRunning() {
        String endpoint = scenery.server().endpoint().toString();
        screen.heading("The server goes on at " + endpoint + ". Ctrl-C ends it. From another terminal:");
        command("export AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=demo AWS_SECRET_ACCESS_KEY=demo");
        String machine = " --endpoint-url " + endpoint + " --state-machine-arn "
                + scenery.shop().machineArn();
        command("aws stepfunctions list-executions" + machine);
        command("aws stepfunctions get-execution-history --endpoint-url " + endpoint + " --execution-arn "
                + scenery.shop().executionArn(scenery.id(Order.REJECTED)));
        command("aws stepfunctions start-execution" + machine + " --input '"
                + Order.LARGE.input(scenery.run()).replace("A-", "B-") + "'");
        graph();
        places();
    }

    /** When it has ended. */
    void afterwards() {
        screen.heading("To look further");
        Workplace workplace = scenery.workplace();
        if (workplace.kept()) {
            command("./stepwell server --data " + workplace.store() + " --functions " + scenery.functions());
            graph();
            places();
        } else {
            command("./stepwell demo --keep        the server goes on, for the AWS CLI or a program of yours");
            command("./stepwell demo --data DIR    everything stays in DIR");
            if (Files.exists(IN_SOURCES)) {
                graph();
            }
        }
    }

    private void graph() {
        Path unpacked = scenery.workplace().example("order.asl.json");
        command("./stepwell graph " + (Files.exists(IN_SOURCES) ? IN_SOURCES : unpacked) + " > order.svg");
    }

    private void places() {
        Workplace workplace = scenery.workplace();
        screen.line("In " + workplace.folder() + (workplace.kept() ? "" : " (removed at the end)")
                + ": store has the executions, order the definition and functions, shop the functions' books.");
    }

    private void command(String text) {
        screen.line(screen.paint(Colour.NAME, "$") + " " + text);
    }
}
