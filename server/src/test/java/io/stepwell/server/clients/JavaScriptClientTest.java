package io.stepwell.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stepwell.language.json.Json;
import io.stepwell.server.harness.ServedByProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The AWS SDK for JavaScript, in the version that the console uses: what came of the calls that {@code client.cjs} makes. */
@Timeout(300)
final class JavaScriptClientTest {
    private static final Path CONSOLE =
            Path.of("..", "console").toAbsolutePath().normalize();
    private static final Path SCRIPT =
            Path.of("src", "test", "resources", "io", "stepwell", "server", "clients", "client.cjs");
    private static final String ACCOUNT = "arn:aws:states:us-east-1:123456789012:";

    @RegisterExtension
    static final ServedByProcess SERVED = new ServedByProcess();

    private static Map<?, ?> outcomes = Map.of();

    @BeforeAll
    static void makeTheCalls() throws Exception {
        assumeTrue(Program.isThere("node"), "no node on the PATH: install Node.js 20 or newer to run this test");
        assumeTrue(
                Files.isDirectory(CONSOLE.resolve("node_modules").resolve("@aws-sdk")),
                "no node_modules in " + CONSOLE + ": the build of the console installs them");
        String printed =
                Program.output(List.of("node", SCRIPT.toString(), CONSOLE.toString(), SERVED.endpoint()), Map.of());
        outcomes = (Map<?, ?>) Objects.requireNonNull(Json.parse(printed).tree());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> outcome(String call) {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(outcomes.get(call), call);
    }

    @Test
    void aStateMachineIsCreatedAtATimeThatTheSdkReads() {
        Map<String, @Nullable Object> created = outcome("created");
        assertThat(created).containsEntry("stateMachineArn", ACCOUNT + "stateMachine:js");
        assertThat(Instant.parse(String.valueOf(created.get("creationDate"))))
                .isCloseTo(Instant.now(), within(5, ChronoUnit.MINUTES));
        assertThat(outcome("deleted")).isEmpty();
    }

    @Test
    void anExecutionIsStartedAndReadUntilItHasEnded() {
        assertThat(outcome("started")).containsEntry("executionArn", ACCOUNT + "execution:js:one");
        assertThat(outcome("ended"))
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("input", "{\"a\": 1}")
                .containsEntry("output", "{\"ok\":\"é\"}");
    }

    @Test
    void aHistoryIsReadWholeAndInPages() {
        assertThat(outcome("history").get("events"))
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .extracting(event -> event.get("id") + " " + event.get("type"))
                .containsExactly(
                        "1 ExecutionStarted",
                        "2 PassStateEntered",
                        "3 PassStateExited",
                        "4 PassStateEntered",
                        "5 PassStateExited",
                        "6 ExecutionSucceeded");
        assertThat(outcomes.get("pages")).isEqualTo(List.of(List.of(6, 5, 4, 3), List.of(2, 1)));
    }

    @Test
    void anExpressExecutionAnswersWithItsOutputAndItsBill() {
        Map<String, @Nullable Object> sync = outcome("sync");
        assertThat(sync).containsEntry("status", "SUCCEEDED").containsEntry("output", "{\"ok\":\"é\"}");
        Map<?, ?> bill = (Map<?, ?>) Objects.requireNonNull(sync.get("billingDetails"));
        assertThat((Integer) bill.get("billedDurationInMilliseconds")).isGreaterThanOrEqualTo(100);
    }

    @Test
    void withItsPrefixTheHostOfAnAddressIsNotFound() {
        assertThat(String.valueOf(outcome("prefixed").get("message"))).contains("sync-127.0.0.1");
    }

    @Test
    void aStateIsTried() {
        Map<String, @Nullable Object> tried = outcome("tried");
        assertThat(tried).containsEntry("status", "SUCCEEDED");
        assertThat(((Map<?, ?>) Objects.requireNonNull(tried.get("inspectionData"))).get("result"))
                .isEqualTo("5");
    }

    @ParameterizedTest
    @CsvSource({
        "no execution,       ExecutionDoesNotExist",
        "name in use,        ExecutionAlreadyExists",
        "no JSON,            InvalidExecutionInput",
        "no state machine,   StateMachineDoesNotExist",
        "another definition, StateMachineAlreadyExists",
        "no name,            InvalidName",
        "no definition,      InvalidDefinition",
        "no token,           InvalidToken",
        "no ARN,             InvalidArn",
        "not express,        StateMachineTypeNotSupported",
        "no resource,        ResourceNotFound",
        "no change,          ValidationException"
    })
    void anErrorIsOfTheClassThatTheSdkHasForIt(String call, String error) {
        assertThat(outcome(call))
                .containsEntry("error", error)
                .containsEntry("httpStatus", 400)
                .containsEntry("hasItsClass", true);
    }

    @Test
    void theMembersOfErrorsAreRead() {
        assertThat(outcome("no resource")).containsEntry("resourceName", ACCOUNT + "stateMachine:jsx");
        assertThat(outcome("no change")).containsEntry("reason", "MISSING_REQUIRED_PARAMETER");
    }
}
