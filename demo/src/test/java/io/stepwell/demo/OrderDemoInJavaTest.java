package io.stepwell.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.log.CompactLog;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The demo on a machine without Node.js and Python. */
@Timeout(600)
class OrderDemoInJavaTest {
    @TempDir
    Path data;

    @Test
    void theSameOrdersEndTheSameWayWhenFunctionsAndApproverAreJava() throws InterruptedException {
        CompactLog.install(Level.WARNING);
        StringWriter shown = new StringWriter();
        try (Stage stage = new Stage()) {
            Screen screen = stage.put(Screen.of(new PrintWriter(shown), false));
            Scenery scenery = Scenery.open(new DemoSettings(0, data, false), Programs.NEEDED, screen, stage);
            List<Verdict> verdicts = new Play(scenery, screen).play();
            assertThat(verdicts).hasSameSizeAs(Order.ALL).allMatch(Verdict::asExpected);
            assertThat(scenery.shop().describe(scenery.id(Order.LARGE)).output())
                    .contains("\"approvedBy\":\"approver\"");
            assertThat(shown.toString())
                    .containsSubsequence(
                            "in Java behind URLs; with node and python3 on the PATH: in JavaScript and Python",
                            "the server was stopped and started again",
                            scenery.id(Order.REJECTED) + " is rejected");
        }
    }
}
