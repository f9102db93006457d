package io.stepwell.api;

import static io.stepwell.api.ApiFixture.EXECUTION;
import static io.stepwell.api.ApiFixture.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.api.ApiFixture.Reply;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.language.json.Json;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of executions over the API. */
final class ExecutionOperationsTest {
    private static final String EXPRESS = "arn:aws:states:us-east-1:123456789012:express:orders:one:two";
    private final ApiFixture fixture = new ApiFixture();

    @Test
    void aStartedExecutionCanBeDescribed() {
        fixture.withExecution();
        Reply running = fixture.call("DescribeExecution", "executionArn", EXECUTION);
        assertThat(running.body())
                .containsOnlyKeys(
                        "executionArn",
                        "stateMachineArn",
                        "name",
                        "status",
                        "startDate",
                        "input",
                        "inputDetails",
                        "redriveCount",
                        "redriveStatus",
                        "redriveStatusReason")
                .containsEntry("stateMachineArn", MACHINE)
                .containsEntry("name", "one")
                .containsEntry("status", "RUNNING")
                .containsEntry("input", "{\"a\": 1}")
                .containsEntry("inputDetails", Map.of("included", true))
                .containsEntry("redriveCount", 0)
                .containsEntry("redriveStatus", "NOT_REDRIVABLE")
                .containsEntry("redriveStatusReason", "Execution is RUNNING and cannot be redriven");
    }

    @Test
    void aSucceededExecutionShowsItsOutput() {
        fixture.withExecution();
        fixture.orchestrator.executions.close(
                EXECUTION, ExecutionStatus.SUCCEEDED, Json.parse("{\"b\":2}"), null, null);
        Reply closed = fixture.call("DescribeExecution", "executionArn", EXECUTION);
        assertThat(closed.body())
                .containsEntry("output", "{\"b\":2}")
                .containsEntry("outputDetails", Map.of("included", true))
                .containsEntry("redriveStatusReason", "Execution is SUCCEEDED and cannot be redriven")
                .containsKey("stopDate");
        Reply metadata = fixture.call("DescribeExecution", "executionArn", EXECUTION, "includedData", "METADATA_ONLY");
        assertThat(metadata.body())
                .doesNotContainKeys("input", "output")
                .containsEntry("outputDetails", Map.of("included", false));
    }

    @Test
    void aFailedExecutionShowsWhyAndIsRedrivable() {
        fixture.withExecution();
        fixture.orchestrator.executions.close(EXECUTION, ExecutionStatus.FAILED, null, "SomeFailure", "because");
        assertThat(fixture.call("DescribeExecution", "executionArn", EXECUTION).body())
                .containsEntry("error", "SomeFailure")
                .containsEntry("cause", "because")
                .containsEntry("redriveStatus", "REDRIVABLE")
                .doesNotContainKeys("redriveStatusReason", "output", "outputDetails");
    }

    @Test
    void startingIsIdempotentForTheSameInput() {
        fixture.withExecution();
        Reply again = start("name", "one", "input", "{\"a\":1}");
        assertThat(again.get("executionArn")).isEqualTo(EXECUTION);
        assertThat(again.body()).containsOnlyKeys("executionArn", "startDate");
        Reply other = start("name", "one", "input", "{\"a\":2}");
        assertThat(other.code()).isEqualTo("ExecutionAlreadyExists");
        assertThat(other.message()).isEqualTo("Execution Already Exists: '" + EXECUTION + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "\"some text\"", "null", "{}", " [1] "})
    void anyJsonIsAnInput(String input) {
        fixture.withMachine();
        assertThat(start("input", input).code()).isEqualTo("OK");
    }

    @Test
    void noInputIsAnEmptyObject() {
        fixture.withMachine();
        Reply started = start("name", "one");
        Reply described = fixture.call("DescribeExecution", "executionArn", started.text("executionArn"));
        assertThat(described.get("input")).isEqualTo("{}");
    }

    @Test
    void anInputThatIsNotJsonIsRefusedInTheWordsOfTheParser() {
        fixture.withMachine();
        assertThat(start("input", "not some json").message())
                .isEqualTo("Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting "
                        + "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')'");
        assertThat(start("input", "{'not': 'json'").message())
                .isEqualTo("Invalid State Machine Execution Input: 'Unexpected character (''' (code 39)): "
                        + "was expecting double-quote to start field name'");
        assertThat(start("input", "").message())
                .isEqualTo("Invalid State Machine Execution Input: 'Invalid execution input.'");
        for (String bad : new String[] {"{} x", "\u0001", "[1,", "[".repeat(5_000)}) {
            assertThat(start("input", bad).code()).as(bad).isEqualTo("InvalidExecutionInput");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "a\tb",
                "a<b",
                "a{b",
                "a*b",
                "a?b",
                "a\"b",
                "a#b",
                "a%b",
                "a\\b",
                "a^b",
                "a|b",
                "a~b",
                "a`b",
                "a$b",
                "a&b",
                "a,b",
                "a;b",
                "a:b",
                "a/b",
                "a\u0000b",
                "a\u007Fb",
                "a\u0085b",
                "a\uFFFEb",
                "a]b",
                "a\u00A0b"
            })
    void namesHaveNoSpecialCharacters(String name) {
        fixture.withMachine();
        for (Reply reply : new Reply[] {
            start("name", name),
            fixture.call("CreateActivity", "name", name),
            fixture.call(
                    "CreateStateMachine", "name", name, "definition", ApiFixture.DEFINITION, "roleArn", ApiFixture.ROLE)
        }) {
            assertThat(reply.code()).isEqualTo("InvalidName");
            assertThat(reply.message()).isEqualTo("Invalid Name: '" + name + "'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"DescribeExecution", "StopExecution", "GetExecutionHistory", "DescribeStateMachineForExecution"})
    void anArnMustBeThatOfAnExecution(String operation) {
        Reply express = fixture.call(operation, "executionArn", EXPRESS);
        assertThat(express.code()).isEqualTo("InvalidArn");
        assertThat(express.message()).isEqualTo("Invalid Arn: 'Resource type not valid in this context: express'");
        assertThat(fixture.call(operation, "executionArn", "no_arn").message())
                .isEqualTo("Invalid Arn: 'Invalid ARN prefix: no_arn'");
        Reply unknown = fixture.call(operation, "executionArn", EXECUTION);
        assertThat(unknown.code()).isEqualTo("ExecutionDoesNotExist");
        assertThat(unknown.message()).isEqualTo("Execution Does Not Exist: '" + EXECUTION + "'");
    }

    @Test
    void anUnknownStateMachineCannotBeStartedOrListed() {
        assertThat(start("name", "one").code()).isEqualTo("StateMachineDoesNotExist");
        assertThat(fixture.call("ListExecutions", "stateMachineArn", MACHINE).message())
                .isEqualTo("State Machine Does Not Exist: '" + MACHINE + "'");
        assertThat(fixture.call("ListExecutions", "stateMachineArn", MACHINE, "redriveFilter", "REDRIVEN")
                        .code())
                .isEqualTo("StateMachineDoesNotExist");
    }

    @Test
    void synchronousStartsAreForExpressOnly() {
        fixture.withMachine();
        Reply reply = fixture.call("StartSyncExecution", "stateMachineArn", MACHINE, "input", "{}", "name", "one");
        assertThat(reply.code()).isEqualTo("StateMachineTypeNotSupported");
        assertThat(reply.message()).isEqualTo("This operation is not supported by this type of state machine");
    }

    @Test
    void aSynchronousExecutionAnswersHowItEndedAndWhatItCosts() {
        Reply created = fixture.call(
                "CreateStateMachine",
                "name",
                "orders",
                "definition",
                ApiFixture.DEFINITION,
                "roleArn",
                ApiFixture.ROLE,
                "type",
                "EXPRESS");
        assertThat(created.code()).isEqualTo("OK");
        Reply ended =
                fixture.call("StartSyncExecution", "stateMachineArn", MACHINE, "input", "{\"a\": 1}", "name", "n");
        assertThat(ended.text("executionArn")).startsWith("arn:aws:states:us-east-1:123456789012:express:orders:n:");
        assertThat(ended.body())
                .containsEntry("stateMachineArn", MACHINE)
                .containsEntry("name", "n")
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("input", "{\"a\": 1}")
                .containsEntry("inputDetails", Map.of("included", true))
                .containsEntry("output", "{\"a\": 1}")
                .containsEntry("outputDetails", Map.of("included", true))
                .containsEntry(
                        "billingDetails", Map.of("billedDurationInMilliseconds", 200, "billedMemoryUsedInMB", 64));
        Reply bare = fixture.call("StartSyncExecution", "stateMachineArn", MACHINE, "includedData", "METADATA_ONLY");
        assertThat(bare.body())
                .doesNotContainKeys("input", "output")
                .containsEntry("inputDetails", Map.of("included", false))
                .containsEntry("outputDetails", Map.of("included", false));
    }

    @Test
    void stoppingTellsWhen() {
        fixture.withExecution();
        Reply stopped = fixture.call("StopExecution", "executionArn", EXECUTION, "error", "E", "cause", "C");
        assertThat(stopped.body()).containsOnlyKeys("stopDate");
        assertThat(Objects.toString(stopped.get("stopDate"))).isEqualTo("1700000000.623");
        assertThat(fixture.call("DescribeExecution", "executionArn", EXECUTION).body())
                .containsEntry("status", "ABORTED")
                .containsEntry("error", "E");
    }

    @ParameterizedTest
    @CsvSource({"RUNNING, 1", "ABORTED, 1", "FAILED, 0"})
    void listsCanBeFilteredByStatus(String status, int count) {
        fixture.withExecution();
        start("name", "two");
        fixture.call("StopExecution", "executionArn", EXECUTION);
        Reply listed = fixture.call("ListExecutions", "stateMachineArn", MACHINE, "statusFilter", status);
        assertThat(listed.list("executions"))
                .hasSize(count)
                .allSatisfy(execution -> assertThat(execution)
                        .containsEntry("redriveCount", 0)
                        .containsEntry("stateMachineArn", MACHINE));
        assertThat(fixture.call("ListExecutions", "stateMachineArn", MACHINE, "redriveFilter", "NOT_REDRIVEN")
                        .list("executions"))
                .hasSize(2);
    }

    @Test
    void onlyChildrenOfAMapRunArePendingRedrive() {
        fixture.withExecution();
        Reply refused = fixture.call("ListExecutions", "stateMachineArn", MACHINE, "statusFilter", "PENDING_REDRIVE");
        assertThat(refused.code()).isEqualTo("ValidationException");
        assertThat(refused.message()).contains("'mapRunArn' must be specified");
        Reply listed =
                fixture.call("ListExecutions", "mapRunArn", InMemoryMapRuns.MAP_RUN, "statusFilter", "PENDING_REDRIVE");
        assertThat(listed.list("executions")).isEmpty();
    }

    @Test
    void aListNeedsOneOfTwoArns() {
        String mapRun = "arn:aws:states:us-east-1:123456789012:mapRun:orders/a:b";
        assertThat(fixture.call("ListExecutions").code()).isEqualTo("ValidationException");
        assertThat(fixture.call("ListExecutions", "stateMachineArn", MACHINE, "mapRunArn", mapRun)
                        .code())
                .isEqualTo("ValidationException");
        assertThat(fixture.call("ListExecutions", "mapRunArn", mapRun).code()).isEqualTo("ResourceNotFound");
    }

    @Test
    void aPageTokenIsBoundToTheParametersOfItsListing() {
        fixture.withExecution();
        start("name", "two");
        String token = fixture.call("ListExecutions", "stateMachineArn", MACHINE, "maxResults", 1)
                .text("nextToken");
        Reply next = fixture.call("ListExecutions", "stateMachineArn", MACHINE, "nextToken", token);
        assertThat(next.list("executions")).extracting(one -> one.get("name")).containsExactly("one");
        Reply other = fixture.call(
                "ListExecutions", "stateMachineArn", MACHINE, "statusFilter", "RUNNING", "nextToken", token);
        assertThat(other.code()).isEqualTo("InvalidToken");
        assertThat(other.message()).isEqualTo("Invalid Token: 'Invalid token'");
    }

    @Test
    void historyIsPagedAndCanBeReversed() {
        fixture.withExecution();
        fixture.call("StopExecution", "executionArn", EXECUTION);
        Reply first = fixture.call("GetExecutionHistory", "executionArn", EXECUTION, "maxResults", 1);
        assertThat(first.list("events")).extracting(event -> event.get("id")).containsExactly(1);
        String token = first.text("nextToken");
        Reply second = fixture.call("GetExecutionHistory", "executionArn", EXECUTION, "nextToken", token);
        assertThat(second.list("events")).extracting(event -> event.get("id")).containsExactly(2);
        Reply reversed = fixture.call("GetExecutionHistory", "executionArn", EXECUTION, "reverseOrder", true);
        assertThat(reversed.list("events")).extracting(event -> event.get("id")).containsExactly(2, 1);
        assertThat(fixture.call(
                                "GetExecutionHistory",
                                "executionArn",
                                EXECUTION,
                                "reverseOrder",
                                true,
                                "nextToken",
                                token)
                        .code())
                .isEqualTo("InvalidToken");
    }

    @Test
    void theStateMachineOfAnExecutionIsDescribed() {
        fixture.withExecution();
        assertThat(fixture.call("DescribeStateMachineForExecution", "executionArn", EXECUTION)
                        .body())
                .containsOnlyKeys(
                        "stateMachineArn",
                        "name",
                        "definition",
                        "roleArn",
                        "updateDate",
                        "loggingConfiguration",
                        "tracingConfiguration",
                        "encryptionConfiguration")
                .containsEntry("definition", ApiFixture.DEFINITION);
    }

    private Reply start(String... members) {
        Object[] all = new Object[members.length + 2];
        all[0] = "stateMachineArn";
        all[1] = MACHINE;
        System.arraycopy(members, 0, all, 2, members.length);
        return fixture.call("StartExecution", all);
    }
}
