package io.stepwell.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.stepwell.demo.DemoSettings;
import io.stepwell.demo.OrderDemo;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * The tests of {@code console/test}, each reported as one of this class. They are written in TypeScript and drive a
 * headless Chromium; here the servers they need are started: one with what the demo leaves behind, and one that asks
 * for access keys.
 *
 * <p>Without Node.js, Chromium or the pages they are skipped, except in continuous integration ({@code CI} is set).
 */
final class ConsoleTest {
    private static final Path CONSOLE =
            Path.of("..", "console").toAbsolutePath().normalize();
    private static final List<String> BROWSERS =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final long MINUTES_MAX = 20;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> thePagesOfTheConsole() throws IOException, InterruptedException {
        Optional<String> missing = missing();
        if (missing.isPresent()) {
            return Stream.of(DynamicTest.dynamicTest("thePagesOfTheConsole", () -> skip(missing.get())));
        }
        Path data = folder.resolve("demo");
        StringWriter shown = new StringWriter();
        assertThat(OrderDemo.show(new DemoSettings(0, data, false), new PrintWriter(shown), false))
                .as(shown.toString())
                .isTrue();
        Configuration orders = Configuration.read(
                Map.of(
                        Setting.PORT, "0",
                        Setting.DATA, data.resolve("store").toString(),
                        Setting.FUNCTIONS, data.resolve("order/functions.json").toString()),
                null,
                Map.of());
        Configuration locked = Configuration.read(
                Map.of(Setting.PORT, "0", Setting.STORE, "memory"),
                null,
                Map.of("STEPWELL_ACCESS_KEYS", "AKIDTEST:a-secret-of-the-test"));
        try (StepwellServer open = StepwellServer.start(orders, Map.of());
                StepwellServer keyed = StepwellServer.start(locked, Map.of())) {
            return run(Map.of("STEPWELL_URL", url(open), "STEPWELL_LOCKED_URL", url(keyed)));
        }
    }

    private static String url(StepwellServer server) {
        return "http://127.0.0.1:" + server.port();
    }

    /** What the tests need and is not there, with the way to get it. */
    private static Optional<String> missing() throws InterruptedException {
        if (!starts("npm")) {
            return Optional.of("Node.js with npm on the PATH");
        }
        if (!Files.isDirectory(CONSOLE.resolve("node_modules"))) {
            return Optional.of("the libraries of the console: run console/build.sh");
        }
        if (ConsoleTest.class.getClassLoader().getResource("io/stepwell/console/index.html") == null) {
            return Optional.of("the pages: they are built in the package phase, run ./verify");
        }
        return System.getenv("STEPWELL_CHROMIUM") != null
                        || BROWSERS.stream().anyMatch(path -> Files.isExecutable(Path.of(path)))
                ? Optional.empty()
                : Optional.of("Chromium, or its path in STEPWELL_CHROMIUM");
    }

    private static boolean starts(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    /** Skips the tests, or fails where they must not be skipped. */
    private static void skip(String missing) {
        if (System.getenv("CI") != null) {
            fail("missing: " + missing);
        }
        abort("missing: " + missing);
    }

    private Stream<DynamicTest> run(Map<String, String> environment) throws IOException, InterruptedException {
        Path report = folder.resolve("report.json");
        Path log = folder.resolve("log.txt");
        ProcessBuilder vitest = new ProcessBuilder(
                        "npm", "run", "--silent", "browser", "--", "--reporter=json", "--outputFile=" + report)
                .directory(CONSOLE.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        vitest.environment().putAll(environment);
        Process process = vitest.start();
        process.getOutputStream().close();
        if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            fail("the tests of the console take more than " + MINUTES_MAX + " minutes:\n" + Files.readString(log));
        }
        assertThat(report).as(Files.readString(log)).exists();
        JsonNode results = new ObjectMapper().readTree(report.toFile()).path("testResults");
        List<DynamicTest> tests =
                results.valueStream().flatMap(ConsoleTest::tests).toList();
        assertThat(tests).as(Files.readString(log)).isNotEmpty();
        return tests.stream();
    }

    private static Stream<DynamicTest> tests(JsonNode file) {
        String name = Path.of(file.path("name").asString()).getFileName().toString();
        JsonNode tests = file.path("assertionResults");
        if (tests.isEmpty()) { // the file itself broke
            return Stream.of(DynamicTest.dynamicTest(
                    name, () -> fail(file.path("message").asString())));
        }
        return tests.valueStream()
                .map(test -> DynamicTest.dynamicTest(
                        name + ": " + test.path("title").asString(),
                        () -> assertThat(test.path("status").asString())
                                .as(test.path("failureMessages").toString().replace("\\n", "\n"))
                                .isEqualTo("passed")));
    }
}
