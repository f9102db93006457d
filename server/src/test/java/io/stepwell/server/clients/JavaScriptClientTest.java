package io.stepwell.server.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stepwell.server.harness.ServedByProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The AWS SDK for JavaScript, in the version that the console uses. */
@Timeout(300)
final class JavaScriptClientTest {
    private static final Path CONSOLE =
            Path.of("..", "console").toAbsolutePath().normalize();
    private static final Path SCRIPT =
            Path.of("src", "test", "resources", "io", "stepwell", "server", "clients", "client.cjs");

    @RegisterExtension
    static final ServedByProcess SERVED = new ServedByProcess();

    @Test
    void aProgramInJavaScriptGetsWhatItExpects() throws Exception {
        assumeTrue(Program.isThere("node"), "no node on the PATH: install Node.js 20 or newer to run this test");
        assumeTrue(
                Files.isDirectory(CONSOLE.resolve("node_modules").resolve("@aws-sdk")),
                "no node_modules in " + CONSOLE + ": the build of the console installs them");
        Program.output(List.of("node", SCRIPT.toString(), CONSOLE.toString(), SERVED.endpoint()), Map.of());
    }
}
