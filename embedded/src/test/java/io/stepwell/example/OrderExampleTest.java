package io.stepwell.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.embedded.Run;
import io.stepwell.embedded.Stepwell;
import io.stepwell.embedded.TaskFailure;
import io.stepwell.engine.ExecutionStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The example of docs/embedding.md, in a package that sees no more than its readers do. */
final class OrderExampleTest {
    // example begins
    private static final String ORDER = """
            {
              "StartAt": "Charge",
              "States": {
                "Charge": {
                  "Type": "Task",
                  "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge",
                  "Retry": [{ "ErrorEquals": ["CardBusy"], "IntervalSeconds": 30, "BackoffRate": 2.0 }],
                  "Next": "Cool off"
                },
                "Cool off": { "Type": "Wait", "Seconds": 86400, "Next": "Ship" },
                "Ship": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::lambda:invoke",
                  "Parameters": { "FunctionName": "ship", "Payload.$": "$" },
                  "OutputPath": "$.Payload",
                  "End": true
                }
              }
            }""";

    @Test
    void anOrderIsChargedOnceAndShippedADayLater() {
        AtomicInteger attempts = new AtomicInteger();
        try (Stepwell stepwell = Stepwell.inMemory()
                .task("arn:aws:lambda:us-east-1:123456789012:function:charge", input -> {
                    if (attempts.incrementAndGet() < 3) {
                        throw new TaskFailure("CardBusy", "try again");
                    }
                    return Map.of("order", input.at("order"), "paid", true);
                })
                .task("arn:aws:lambda:us-east-1:123456789012:function:ship", input -> {
                    input.pause(Duration.ofMinutes(10)); // the parcel is packed, in virtual time
                    return Map.of("order", input.at("order"), "shipped", true);
                })
                .virtualTime()
                .open()) {
            stepwell.define("order", ORDER);
            Run run = stepwell.start("order", "{\"order\": 17}");

            stepwell.advance(Duration.ofSeconds(90)); // 30 and 60 seconds: the two retries
            assertThat(attempts).hasValue(3);
            assertThat(run.describe().summary().status()).isEqualTo(ExecutionStatus.RUNNING);

            stepwell.advance(Duration.ofDays(1).plusMinutes(10));
            assertThat(run.output().tree()).isEqualTo(Map.of("order", 17, "shipped", true));
            assertThat(run.history().getLast().type()).isEqualTo("ExecutionSucceeded");
        }
    }
    // example ends

    @Test
    void theDocumentationShowsThisVeryCode() throws IOException {
        String source = Files.readString(Path.of("src/test/java/io/stepwell/example/OrderExampleTest.java"));
        String begin = "    // example begins\n";
        String example =
                source.substring(source.indexOf(begin) + begin.length(), source.indexOf("    // example ends"));
        String documentation = Files.readString(Path.of("../docs/embedding.md"));
        assertThat(documentation).contains(example.stripTrailing().stripIndent());
        assertThat(source.lines().filter(line -> line.startsWith("import io.stepwell.")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(documentation).contains(line));
    }
}
