package io.stepwell.integrations.optimised;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.task.JobState;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.ScriptedService;
import io.stepwell.integrations.aws.ScriptedService.Reply;
import io.stepwell.integrations.aws.Tree;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.integrations.s3.S3Buckets;
import io.stepwell.integrations.sdk.ServiceCaller;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.ServiceCatalogue;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes over the wire for optimised actions, what comes back, and how the end of a job is learned. */
@Timeout(180)
class OptimisedIntegrationTest {
    private static final AwsClient CLIENT = new AwsClient(new RetryPolicy(3, 1, 1, 1));
    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.bundled();
    private static final String EXECUTION = "arn:aws:states:us-east-1:123456789012:execution:machine:run";

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static OptimisedIntegration at(ScriptedService service) {
        Endpoints endpoints = Endpoints.of(Map.of("AWS_ENDPOINT_URL", service.url()));
        return new OptimisedIntegration(
                CATALOGUE,
                new ServiceCaller(CLIENT, endpoints, new RoleCredentials(CLIENT, endpoints, CATALOGUE)),
                new S3Buckets(CLIENT, endpoints));
    }

    private static TaskCall task(String action, String parameters) {
        return new TaskCall(
                new TaskRef(EXECUTION, 3),
                TaskResource.parse("arn:aws:states:::" + action),
                Json.parse(parameters),
                "token",
                "key-1",
                Long.MAX_VALUE,
                null);
    }

    private static Json output(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
        return ((TaskOutcome.Succeeded) outcome).output();
    }

    private static TaskOutcome.Failed failure(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Failed.class);
        return (TaskOutcome.Failed) outcome;
    }

    private static TaskOutcome end(JobState state) {
        assertThat(state).isInstanceOf(JobState.Ended.class);
        return ((JobState.Ended) state).outcome();
    }

    @Test
    void anErrorIsToldInTheWordsOfTheOlderSdk() throws InterruptedException {
        Reply reply = Reply.of(400, "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"No\"}")
                .with("x-amzn-RequestId", "R1");
        try (var service = new ScriptedService(reply)) {
            TaskCall call = task("dynamodb:putItem", "{\"TableName\":\"t\",\"Item\":null}");
            assertThat(at(service).serves(call.resource())).isTrue();
            TaskOutcome.Failed failed = failure(at(service).call(call));
            assertThat(failed.error()).isEqualTo("DynamoDB.AmazonDynamoDBException");
            assertThat(failed.cause())
                    .isEqualTo("No (Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ValidationException;"
                            + " Request ID: R1; Proxy: null)");
        }
    }

    @Test
    void aResultHasTheMetadataOfItsResponse() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(
                        200,
                        "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>")
                .with("x-amzn-RequestId", "R1"))) {
            Json output = output(at(service).call(task("sns:publish", "{\"TopicArn\":\"t\",\"Message\":{\"a\":1}}")));
            assertThat(Tree.at(output, "MessageId")).isEqualTo("m");
            assertThat(Tree.at(output, "SdkHttpMetadata", "HttpStatusCode")).isEqualTo(200);
            assertThat(Tree.at(output, "SdkResponseMetadata", "RequestId")).isEqualTo("R1");
            assertThat(service.received().getFirst().body()).contains("Message=%7B%22a%22%3A1%7D");
        }
    }

    @Test
    void anEventNamesItsSendersAndOneRefusedEntryFailsTheTask() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(
                200,
                "{\"FailedEntryCount\":1,\"Entries\":[{\"EventId\":\"e\"},{\"ErrorCode\":\"MalformedDetail\"}]}"))) {
            TaskOutcome.Failed failed = failure(at(service)
                    .call(task(
                            "events:putEvents",
                            "{\"Entries\":[{\"Detail\":{\"a\":1},\"Resources\":[\"own\"]},{\"Detail\":\"x\"}]}")));
            assertThat(failed.error()).isEqualTo("EventBridge.FailedEntry");
            assertThat(Json.parse(String.valueOf(failed.cause())))
                    .isEqualTo(Json.parse("{\"Entries\":[{\"EventId\":\"e\"},{\"ErrorCode\":\"MalformedDetail\"}],"
                            + "\"FailedEntryCount\":1}"));
            String machine = "arn:aws:states:us-east-1:123456789012:stateMachine:machine";
            assertThat(service.received().getFirst().body())
                    .contains("\"Detail\":\"{\\\"a\\\":1}\"")
                    .contains("\"Resources\":[\"own\",\"" + machine + "\",\"" + EXECUTION + "\"]");
        }
    }

    @Test
    void aBatchJobIsSubmittedAskedForAndTerminated() throws InterruptedException {
        String jobs = "{\"jobs\":[{\"jobId\":\"j\",\"status\":\"%s\",\"createdAt\":5}]}";
        try (var service = new ScriptedService(
                Reply.of(200, "{\"jobId\":\"j\",\"jobName\":\"n\"}"),
                Reply.of(200, jobs.formatted("RUNNING")),
                Reply.of(200, jobs.formatted("SUCCEEDED")),
                Reply.of(200, jobs.formatted("FAILED")),
                Reply.of(200, "{}"))) {
            OptimisedIntegration batch = at(service);
            TaskCall call =
                    task("batch:submitJob.sync", "{\"JobName\":\"n\",\"JobQueue\":\"q\",\"JobDefinition\":\"d\"}");
            assertThat(batch.serves(call.resource())).isTrue();
            Json submitted = output(batch.call(call));
            assertThat(Tree.at(submitted, "JobId")).isEqualTo("j");
            assertThat(batch.poll(call, submitted)).isInstanceOf(JobState.Running.class);
            assertThat(output(end(batch.poll(call, submitted))))
                    .isEqualTo(Json.parse("{\"JobId\":\"j\",\"Status\":\"SUCCEEDED\",\"CreatedAt\":5}"));
            TaskOutcome.Failed failed = failure(end(batch.poll(call, submitted)));
            assertThat(failed.error()).isEqualTo("States.TaskFailed");
            assertThat(failed.cause()).contains("\"Status\":\"FAILED\"");
            batch.cancel(call, submitted);
            assertThat(service.received().stream().map(ScriptedService.Received::uri))
                    .containsExactly(
                            "/v1/submitjob",
                            "/v1/describejobs",
                            "/v1/describejobs",
                            "/v1/describejobs",
                            "/v1/terminatejob");
            assertThat(service.received().getLast().body()).contains("\"jobId\":\"j\"", "Cancelled by Step Functions");
        }
    }

    @Test
    void anEcsTaskFailsWhenAContainerDid() throws InterruptedException {
        String tasks =
                "{\"tasks\":[{\"taskArn\":\"a\",\"lastStatus\":\"STOPPED\",\"containers\":[{\"exitCode\":%d}]}]}";
        try (var service = new ScriptedService(
                Reply.of(200, "{\"tasks\":[{\"taskArn\":\"a\"}],\"failures\":[]}"),
                Reply.of(200, tasks.formatted(0)),
                Reply.of(200, tasks.formatted(1)),
                Reply.of(200, "{\"tasks\":[],\"failures\":[{\"reason\":\"RESOURCE:CPU\"}]}"))) {
            OptimisedIntegration ecs = at(service);
            TaskCall call = task("ecs:runTask.sync", "{\"Cluster\":\"c\",\"TaskDefinition\":\"d\"}");
            Json submitted = output(ecs.call(call));
            assertThat(Tree.at(output(end(ecs.poll(call, submitted))), "LastStatus"))
                    .isEqualTo("STOPPED");
            assertThat(failure(end(ecs.poll(call, submitted))).error()).isEqualTo("States.TaskFailed");
            assertThat(service.received().get(1).body()).contains("\"cluster\":\"c\"", "\"tasks\":[\"a\"]");
            TaskOutcome.Failed unplaced = failure(ecs.call(call));
            assertThat(unplaced.error()).isEqualTo("AmazonECS.Unknown");
            assertThat(unplaced.cause()).contains("RESOURCE:CPU");
            assertThat(output(ecs.call(task("ecs:runTask", "{\"TaskDefinition\":\"d\"}")))
                            .text())
                    .as("who does not wait is told")
                    .contains("RESOURCE:CPU");
        }
    }

    @Test
    void stepsOfEmrAreAddedOneByOne() throws InterruptedException {
        try (var service = new ScriptedService(
                Reply.of(200, "{\"StepIds\":[\"s-1\"]}"),
                Reply.of(200, "{\"Step\":{\"Id\":\"s-1\",\"Status\":{\"State\":\"COMPLETED\"}}}"))) {
            OptimisedIntegration emr = at(service);
            TaskCall call = task(
                    "elasticmapreduce:addStep.sync",
                    "{\"ClusterId\":\"j-1\",\"Step\":{\"Name\":\"n\",\"HadoopJarStep\":{\"Jar\":\"x.jar\"}}}");
            Json submitted = output(emr.call(call));
            assertThat(Tree.at(submitted, "StepId")).isEqualTo("s-1");
            assertThat(Tree.at(output(end(emr.poll(call, submitted))), "Step", "Id"))
                    .isEqualTo("s-1");
            assertThat(service.received().get(0).body())
                    .contains("\"JobFlowId\":\"j-1\"", "\"Steps\":[{\"Name\":\"n\"");
            assertThat(service.received().get(1).body()).contains("\"ClusterId\":\"j-1\"", "\"StepId\":\"s-1\"");
        }
    }

    @Test
    void aDeletedClusterIsGone() throws InterruptedException {
        try (var service = new ScriptedService(
                Reply.of(404, "{\"message\":\"no\"}").with("x-amzn-ErrorType", "ResourceNotFoundException"))) {
            TaskCall call = task("eks:deleteCluster.sync", "{\"Name\":\"c\"}");
            Json submitted = Json.parse("{\"Cluster\":{\"Name\":\"c\"}}");
            assertThat(output(end(at(service).poll(call, submitted)))).isEqualTo(submitted);
        }
    }

    @Test
    void aServiceThatCannotBeAskedIsAskedAgainLater() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(503, "down"))) {
            TaskCall call = task("glue:startJobRun.sync", "{\"JobName\":\"j\"}");
            assertThat(at(service).poll(call, Json.parse("{\"JobRunId\":\"r\"}")))
                    .isInstanceOf(JobState.Running.class);
        }
    }

    @Test
    void patternsAnActionDoesNotHaveAreNotServed() {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            assertThat(at(service).serves(TaskResource.parse("arn:aws:states:::dynamodb:getItem.sync")))
                    .isFalse();
            assertThat(at(service).serves(TaskResource.parse("arn:aws:states:::dynamodb:scan")))
                    .isFalse();
            assertThat(at(service).serves(TaskResource.parse("arn:aws:states:::sns:publish.waitForTaskToken")))
                    .isTrue();
        }
    }
}
