package io.stepwell.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) throws Exception {
        return ConformanceMain.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void wrongOptionsAreNamedAndTheUsageIsShown() throws Exception {
        assertThat(run("--cases", "golden", "--colour", "red")).isEqualTo(2);
        assertThat(run("--parallel", "4")).isEqualTo(2);
        assertThat(run("--cases", "golden", "--parallel", "0")).isEqualTo(2);
        assertThat(run("--cases")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "unknown option --colour", "--cases is missing", "--parallel must be", "--cases needs a value")
                .contains("usage: conformance");
    }

    @Test
    void aListedCaseThatFailsMakesTheRunFail(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("wrong.json"), """
                {"format": 1, "id": "wrong", "group": "g", "resources": [], "normalise": [], "expected": {"m": "x"},
                 "steps": [{"id": "s1", "call": "stepfunctions.ListActivities", "params": {}, "expect_error": true},
                           {"match": "m", "value": "<<s1.exception_type>>"}]}""");
        Path passing = Files.writeString(folder.resolve("passing.txt"), "");
        try (ScriptedServer server = new ScriptedServer()) {
            String endpoint = server.endpoint().toString();
            String[] judged = {"--endpoint", endpoint, "--cases", folder.toString(), "--passing", passing.toString()};
            assertThat(run("--endpoint", endpoint, "--cases", folder.toString()))
                    .isEqualTo(1);
            assertThat(run(judged)).isEqualTo(0);
            Files.writeString(passing, "wrong\n");
            assertThat(run(judged)).isEqualTo(1);
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("FAIL wrong", "expected \"x\"", "actual   \"UnknownOperationException\"", "BROKEN wrong");
    }
}
