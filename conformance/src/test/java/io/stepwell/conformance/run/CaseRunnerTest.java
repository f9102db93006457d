package io.stepwell.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.conformance.ScriptedServer;
import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.cases.CaseFolder;
import io.stepwell.conformance.client.AwsClients;
import io.stepwell.conformance.doubles.LambdaDouble;
import io.stepwell.conformance.doubles.LogsDouble;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaseRunnerTest {
    private static final String CREATE = """
            {"id": "s1", "call": "stepfunctions.CreateActivity", "params": {"name": "a-<<uid.1>>"}}""";
    private static final String CREATE_FAILS = """
            {"id": "s1", "call": "stepfunctions.CreateActivity", "params": {"name": "a"}, "expect_error": true}""";

    private final ScriptedServer server = new ScriptedServer();
    private final AwsClients clients =
            new AwsClients(server.endpoint(), server.endpoint(), server.endpoint(), "us-east-1");
    private final LogsDouble logs = new LogsDouble("us-east-1", "123456789012");
    private final LambdaDouble lambda = new LambdaDouble(0, "us-east-1", "123456789012");

    @AfterEach
    void stop() {
        clients.close();
        lambda.close();
        logs.close();
        server.close();
    }

    /** Of a case that ends by itself. */
    private Verdict verdict(String resources, String steps, String expected) throws InterruptedException {
        return verdict(resources, steps, expected, Duration.ofSeconds(120));
    }

    private Verdict verdict(String resources, String steps, String expected, Duration limit)
            throws InterruptedException {
        Case subject = CaseFolder.read(
                "{\"format\": 1, \"id\": \"t\", \"group\": \"g\", \"resources\": [" + resources + "], \"steps\": ["
                        + steps + "], \"normalise\": [], \"skip_paths\": [\"$..ResponseMetadata\"], \"expected\": {"
                        + expected + "}}",
                "test");
        return new CaseRunner(clients, lambda, logs, "us-east-1", "123456789012", limit)
                .run(subject)
                .verdict();
    }

    private Verdict verdict(String steps, String expected) throws InterruptedException {
        return verdict("", steps, expected);
    }

    private static String reason(Verdict verdict) {
        return verdict instanceof Verdict.Failed(var reasons) ? String.join("\n", reasons) : verdict.toString();
    }

    private static String match(String value) {
        return "{\"match\": \"m\", \"value\": " + value + "}";
    }

    @Test
    void aRightAnswerPasses() throws Exception {
        server.on("CreateActivity", "{\"activityArn\": \"arn:x\", \"creationDate\": 1}");
        assertThat(verdict(CREATE + "," + match("\"<<s1>>\""), """
                "m": {"activityArn": "arn:x", "creationDate": "datetime"}""")).isEqualTo(new Verdict.Passed());
        assertThat(server.requests().getFirst()).matches("CreateActivity \\{\"name\":\"a-[0-9a-f]{8}\"}");
    }

    @Test
    void aWrongAnswerFailsAndIsShown() throws Exception {
        server.on("CreateActivity", "{\"activityArn\": \"arn:wrong\", \"creationDate\": 1}");
        assertThat(reason(verdict(CREATE + "," + match("\"<<s1>>\""), """
                "m": {"activityArn": "arn:x", "creationDate": "datetime"}""")))
                .isEqualTo("m.activityArn\n      expected \"arn:x\"\n      actual   \"arn:wrong\"");
    }

    @Test
    void aCallThatFailsUnexpectedlyFailsTheCase() throws Exception {
        server.on("CreateActivity", 400, "{\"__type\": \"InvalidName\", \"message\": \"bad name\"}");
        assertThat(reason(verdict(CREATE, ""))).contains("s1 CreateActivity", "(InvalidName)", "bad name");
    }

    @Test
    void anExpectedErrorIsComparedAndItsAbsenceFails() throws Exception {
        server.on("CreateActivity", 400, "{\"__type\": \"InvalidName\", \"message\": \"bad name\"}");
        assertThat(verdict(CREATE_FAILS + "," + match("\"<<s1.exception>>\""), """
                "m": "An error occurred (InvalidName) when calling the CreateActivity operation: bad name\""""))
                .isEqualTo(new Verdict.Passed());
        assertThat(verdict(CREATE_FAILS + "," + match("\"<<s1.exception_type>>\""), "\"m\": \"Other\""))
                .isInstanceOf(Verdict.Failed.class);
        server.on("CreateActivity", "{\"activityArn\": \"arn\"}");
        verdict(CREATE_FAILS, "");
        assertThat(reason(verdict(CREATE_FAILS, ""))).contains("must fail");
    }

    @Test
    void aCaseThatNeedsAnotherServiceIsSkippedWithTheReason() throws Exception {
        assertThat(verdict("{\"id\": \"s1\", \"call\": \"ses.SendEmail\"}", ""))
                .isEqualTo(new Verdict.Skipped("needs ses"));
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void waitingForTheEndPollsUntilTheExecutionIsDone() throws Exception {
        server.on("DescribeExecution", "{\"status\": \"RUNNING\"}")
                .on("DescribeExecution", "{\"status\": \"RUNNING\"}")
                .on("DescribeExecution", "{\"status\": \"FAILED\"}")
                .on("GetExecutionHistory", "{\"events\": [{\"id\": 1}], \"nextToken\": \"t\"}")
                .on("GetExecutionHistory", "{\"events\": [{\"id\": 2}]}");
        assertThat(verdict("""
                {"id": "s1", "await": "execution_done", "executionArn": "arn"}, """ + match("\"<<s1.events[-1]>>\""), """
                "m": {"id": 2}""")).isEqualTo(new Verdict.Passed());
    }

    @Test
    void waitingForSuccessEndsWhenItHasBecomeImpossible() throws Exception {
        server.on("DescribeExecution", "{\"status\": \"FAILED\"}")
                .on("GetExecutionHistory", "{\"events\": [{\"id\": 1, \"type\": \"ExecutionFailed\"}]}");
        assertThat(reason(verdict("{\"await\": \"execution_succeeded\", \"executionArn\": \"arn\"}", "")))
                .contains("awaited status SUCCEEDED", "FAILED", "ExecutionFailed");
    }

    @Test
    void aCaseThatIsNotDoneInTimeIsStuck() throws Exception {
        server.on("DescribeExecution", "{\"status\": \"RUNNING\"}");
        String waits = "{\"await\": \"execution_done\", \"executionArn\": \"arn\"}";
        assertThat(reason(verdict("", waits, "", Duration.ofSeconds(2)))).contains("stuck", "await execution_done");
    }

    @Test
    void stepsInTheBackgroundEndBeforeTheCaseDoes() throws Exception {
        server.on("CreateActivity", "{\"activityArn\": \"arn:x\"}");
        assertThat(verdict(
                        "{\"background\": [" + CREATE + "]}, " + match("\"<<s1.activityArn>>\""), "\"m\": \"arn:x\""))
                .isEqualTo(new Verdict.Passed());
        assertThat(reason(verdict("{\"background\": [" + CREATE_FAILS + "]}", "")))
                .contains("in the background");
    }

    @Test
    void anActivityWorkerAnswersTheTaskItGets() throws Exception {
        server.on("GetActivityTask", "{}")
                .on("GetActivityTask", "{\"taskToken\": \"t\", \"input\": \"{}\"}")
                .on("SendTaskFailure", "{}")
                .on("DescribeExecution", "{\"status\": \"RUNNING\"}")
                .onceAsked("SendTaskFailure", "DescribeExecution", "{\"status\": \"FAILED\"}")
                .on("GetExecutionHistory", "{\"events\": []}");
        assertThat(verdict("""
                {"worker": "answer_activity", "answer": "failure", "error": "E", "activityArn": "arn", "workerName": "w"},
                {"await": "execution_done", "executionArn": "arn"}""", "")).isEqualTo(new Verdict.Passed());
        assertThat(server.requests())
                .contains(
                        "GetActivityTask {\"activityArn\":\"arn\",\"workerName\":\"w\"}",
                        "SendTaskFailure {\"taskToken\":\"t\",\"error\":\"E\",\"cause\":\"{}\"}");
    }

    @Test
    void aWorkerThatCannotAnswerIsToldWhenTheCaseFails() throws Exception {
        server.on("GetActivityTask", 400, "{\"__type\": \"ActivityDoesNotExist\", \"message\": \"gone\"}")
                .on("DescribeExecution", "{\"status\": \"RUNNING\"}");
        clients.call(
                "stepfunctions", "GetActivityTask", Map.of("activityArn", "arn")); // the first of a process takes long
        assertThat(reason(verdict("", """
                {"worker": "answer_activity", "answer": "success", "activityArn": "arn"},
                {"await": "execution_done", "executionArn": "arn"}""", "", Duration.ofSeconds(5))))
                .contains("stuck", "a worker gave up", "ActivityDoesNotExist");
    }

    @Test
    void matchedListsCanBeFilteredAndMerged() throws Exception {
        server.on("ListActivities", "{\"activities\": [{\"name\": \"a\"}, {\"name\": \"b\"}, {\"name\": \"c\"}]}");
        assertThat(verdict("{\"id\": \"s1\", \"call\": \"stepfunctions.ListActivities\"}, " + match("""
                {"$merge": ["<<s1>>", {"activities":
                  {"$filter": "<<s1.activities>>", "field": "name", "in": ["c", "a"]}}]}"""), """
                "m": {"activities": [{"name": "a"}, {"name": "c"}]}"""))
                .isEqualTo(new Verdict.Passed());
    }

    @Test
    void allPagesAreJoined() throws Exception {
        server.on("ListActivities", "{\"activities\": [{\"name\": \"a\"}], \"nextToken\": \"2\"}")
                .on("ListActivities", "{\"activities\": [{\"name\": \"b\"}]}");
        assertThat(verdict(
                        "{\"id\": \"s1\", \"call\": \"stepfunctions.ListActivities\", \"all_pages\": true}, "
                                + match("\"<<s1>>\""),
                        """
                "m": {"activities": [{"name": "a"}, {"name": "b"}]}"""))
                .isEqualTo(new Verdict.Passed());
        assertThat(server.requests()).contains("ListActivities {\"nextToken\":\"2\"}");
    }
}
