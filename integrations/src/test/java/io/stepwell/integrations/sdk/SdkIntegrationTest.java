package io.stepwell.integrations.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.ScriptedService;
import io.stepwell.integrations.aws.ScriptedService.Reply;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.ServiceCatalogue;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes over the wire for the actions of services, and what comes back; each protocol once. */
@Timeout(180)
class SdkIntegrationTest {
    private static final AwsClient CLIENT = new AwsClient(new RetryPolicy(3, 1, 1, 1));
    private static final ServiceCatalogue CATALOGUE = ServiceCatalogue.bundled();

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static TaskOutcome call(ScriptedService service, String action, String parameters)
            throws InterruptedException {
        return call(Map.of("AWS_ENDPOINT_URL", service.url()), action, parameters, null);
    }

    private static TaskOutcome call(
            Map<String, String> environment, String action, String parameters, @Nullable String roleArn)
            throws InterruptedException {
        Endpoints endpoints = Endpoints.of(environment);
        var caller = new ServiceCaller(CLIENT, endpoints, new RoleCredentials(CLIENT, endpoints, CATALOGUE));
        var integration = new SdkIntegration(CATALOGUE, caller);
        TaskResource resource = TaskResource.parse("arn:aws:states:::aws-sdk:" + action);
        assertThat(integration.serves(resource)).as(action).isTrue();
        return integration.call(new TaskCall(
                new TaskRef("e", 3), resource, Json.parse(parameters), "token", "key-1", Long.MAX_VALUE, roleArn));
    }

    private static Json output(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
        return ((TaskOutcome.Succeeded) outcome).output();
    }

    private static TaskOutcome.Failed failure(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Failed.class);
        return (TaskOutcome.Failed) outcome;
    }

    @Test
    void aJsonServiceIsCalledByTheNamesOfTheSdkAndAnswersInThem() throws InterruptedException {
        try (var service =
                new ScriptedService(Reply.of(200, "{\"Item\":{\"id\":{\"S\":\"1\"},\"no\":{\"NULL\":true}}}"))) {
            TaskOutcome outcome =
                    call(service, "dynamodb:getItem", "{\"TableName\":\"t\",\"Key\":{\"id\":{\"Nul\":true}}}");
            assertThat(output(outcome))
                    .isEqualTo(Json.parse("{\"Item\":{\"id\":{\"S\":\"1\"},\"no\":{\"Nul\":true}}}"));
            var request = service.received().getFirst();
            assertThat(request.headers())
                    .containsEntry("x-amz-target", "DynamoDB_20120810.GetItem")
                    .containsEntry("content-type", "application/x-amz-json-1.0");
            assertThat(request.headers().get("authorization")).contains("/us-east-1/dynamodb/aws4_request");
            assertThat(Json.parse(request.body()))
                    .isEqualTo(Json.parse("{\"TableName\":\"t\",\"Key\":{\"id\":{\"NULL\":true}}}"));
        }
    }

    @Test
    void aQueryServiceGetsAFormAndAnswersInXml() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(
                200, "<PublishResponse><PublishResult><MessageId>m-1</MessageId></PublishResult></PublishResponse>"))) {
            TaskOutcome outcome = call(
                    service,
                    "sns:publish",
                    "{\"TopicArn\":\"a\",\"Message\":{\"x\":1},\"MessageAttributes\":{\"k\":{\"DataType\":\"String\","
                            + "\"StringValue\":\"v\"}}}");
            assertThat(output(outcome)).isEqualTo(Json.parse("{\"MessageId\":\"m-1\"}"));
            assertThat(service.received().getFirst().body())
                    .isEqualTo("Action=Publish&Version=2010-03-31&TopicArn=a&Message=%7B%22x%22%3A1%7D"
                            + "&MessageAttributes.entry.1.Name=k&MessageAttributes.entry.1.Value.DataType=String"
                            + "&MessageAttributes.entry.1.Value.StringValue=v");
        }
    }

    @Test
    void anEc2ActionSpreadsItsListsOverTheForm() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(
                200,
                "<DescribeInstancesResponse><reservationSet><item><reservationId>r-1</reservationId></item>"
                        + "</reservationSet></DescribeInstancesResponse>"))) {
            TaskOutcome outcome = call(service, "ec2:describeInstances", "{\"InstanceIds\":[\"i-1\",\"i-2\"]}");
            assertThat(output(outcome)).isEqualTo(Json.parse("{\"Reservations\":[{\"ReservationId\":\"r-1\"}]}"));
            assertThat(service.received().getFirst().body()).contains("InstanceId.1=i-1&InstanceId.2=i-2");
        }
    }

    @Test
    void aRestJsonServiceGetsItsMembersInPathQueryAndBody() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(202, "answer"))) {
            TaskOutcome outcome = call(
                    service,
                    "lambda:invoke",
                    "{\"FunctionName\":\"f g\",\"Qualifier\":\"1\",\"Payload\":{\"a\":[true]}}");
            assertThat(output(outcome)).isEqualTo(Json.parse("{\"Payload\":\"answer\",\"StatusCode\":202}"));
            var request = service.received().getFirst();
            assertThat(request.uri()).isEqualTo("/2015-03-31/functions/f%20g/invocations?Qualifier=1");
            assertThat(request.body()).isEqualTo("{\"a\":[true]}");
        }
    }

    @Test
    void s3IsARestXmlServiceWhoseBodiesAreJsonText() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "").with("ETag", "\"e\""))) {
            TaskOutcome outcome =
                    call(service, "s3:putObject", "{\"Bucket\":\"b\",\"Key\":\"a b/c\",\"Body\":\"text data\"}");
            assertThat(output(outcome)).isEqualTo(Json.parse("{\"ETag\":\"\\\"e\\\"\"}"));
            var request = service.received().getFirst();
            assertThat(request.method() + " " + request.uri()).isEqualTo("PUT /b/a%20b/c");
            assertThat(request.body()).isEqualTo("\"text data\"");
            assertThat(request.headers().get("x-amz-content-sha256")).hasSize(64);
        }
    }

    @Test
    void anErrorOfTheModelHasItsNameInTheWordsOfTheSdk() throws InterruptedException {
        Reply reply = Reply.of(
                        404,
                        "<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>")
                .with("x-amz-request-id", "R1")
                .with("x-amz-id-2", "E2");
        try (var service = new ScriptedService(reply)) {
            TaskOutcome.Failed failed = failure(call(service, "s3:listObjects", "{\"Bucket\":\"none\"}"));
            assertThat(failed.error()).isEqualTo("S3.NoSuchBucketException");
            assertThat(failed.cause())
                    .isEqualTo("The specified bucket does not exist (Service: S3, Status Code: 404, Request ID: R1,"
                            + " Extended Request ID: E2)");
        }
    }

    @Test
    void anErrorOutsideTheModelHasTheNameOfTheService() throws InterruptedException {
        Reply reply = Reply.of(400, "{\"__type\":\"ValidationException\",\"message\":\"Invalid name.\"}")
                .with("x-amzn-RequestId", "R1");
        try (var service = new ScriptedService(reply)) {
            TaskOutcome.Failed failed =
                    failure(call(service, "secretsmanager:createSecret", "{\"Name\":\"Invalid Name\"}"));
            assertThat(failed.error()).isEqualTo("SecretsManager.SecretsManagerException");
            assertThat(failed.cause())
                    .isEqualTo("Invalid name. (Service: SecretsManager, Status Code: 400, Request ID: R1)");
        }
    }

    @Test
    void aThrottledCallIsRepeated() throws InterruptedException {
        try (var service = new ScriptedService(
                Reply.of(400, "{\"__type\":\"ThrottlingException\"}"), Reply.of(200, "{\"TableNames\":[]}"))) {
            assertThat(output(call(service, "dynamodb:listTables", "{}"))).isEqualTo(Json.parse("{\"TableNames\":[]}"));
            assertThat(service.received()).hasSize(2);
        }
    }

    @Test
    void anIdempotencyTokenIsFilledInUnlessGiven() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            call(service, "secretsmanager:createSecret", "{\"Name\":\"n\"}");
            call(service, "secretsmanager:createSecret", "{\"Name\":\"n\",\"ClientRequestToken\":\"own\"}");
            assertThat(service.received().get(0).body()).contains("\"ClientRequestToken\":\"key-1\"");
            assertThat(service.received().get(1).body()).contains("\"ClientRequestToken\":\"own\"");
        }
    }

    @Test
    void parametersThatDoNotFitAreRefusedWithEveryReason() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            TaskOutcome.Failed failed = failure(
                    call(service, "dynamodb:query", "{\"Tablename\":\"t\",\"Limit\":\"many\",\"ConsistentRead\":1}"));
            assertThat(failed.error()).isEqualTo("States.Runtime");
            assertThat(failed.cause())
                    .contains("could not be used to start the Task: [")
                    .contains("The field 'Tablename' is not supported by Step Functions")
                    .contains("The value for the field 'Limit' must be an INTEGER")
                    .contains("The value for the field 'ConsistentRead' must be a BOOLEAN")
                    .contains("The field 'TableName' is required but was missing");
            assertThat(service.received()).isEmpty();
        }
    }

    @Test
    void numbersThatNobodyCouldWriteOutAreRefusedOrKeepTheirExponent() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            assertThat(failure(call(service, "dynamodb:query", "{\"TableName\":\"t\",\"Limit\":1e600000000}"))
                            .cause())
                    .contains("The value for the field 'Limit' must be an INTEGER");
            assertThat(failure(call(
                                    service,
                                    "dynamodb:exportTableToPointInTime",
                                    "{\"TableArn\":\"t\",\"S3Bucket\":\"b\",\"ExportTime\":1e2147483647}"))
                            .cause())
                    .contains("The value for the field 'ExportTime' must be a TIMESTAMP");
            assertThat(service.received()).isEmpty();
            call(
                    service,
                    "cloudwatch:putMetricData",
                    "{\"Namespace\":\"n\",\"MetricData\":[{\"MetricName\":\"m\",\"Value\":1e600000000}]}");
            call(service, "dynamodb:query", "{\"TableName\":\"t\",\"Limit\":1e2}");
            assertThat(service.received().get(0).body()).contains("1E%2B600000000");
            assertThat(service.received().get(1).body()).contains("\"Limit\":100");
        }
    }

    @Test
    void aMissingPathMemberIsNamed() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            TaskOutcome.Failed failed = failure(call(service, "s3:getObject", "{\"Bucket\":\"b\",\"Key\":null}"));
            assertThat(failed.cause()).contains("The field 'Key' is required but was missing");
        }
    }

    @Test
    void anAnswerThatIsNotOfTheProtocolIsAFailure() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "<html>"))) {
            TaskOutcome.Failed failed = failure(call(service, "dynamodb:listTables", "{}"));
            assertThat(failed.error()).isEqualTo("DynamoDb.SdkClientException");
        }
    }

    @Test
    void aRoleIsAssumedOnceForManyCalls() throws InterruptedException {
        String sts = "<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>AKIAROLE</AccessKeyId>"
                + "<SecretAccessKey>s</SecretAccessKey><SessionToken>session</SessionToken>"
                + "<Expiration>2999-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>";
        try (var roles = new ScriptedService(Reply.of(200, sts));
                var service = new ScriptedService(Reply.of(200, "{}"))) {
            Endpoints endpoints =
                    Endpoints.of(Map.of("AWS_ENDPOINT_URL", service.url(), "AWS_ENDPOINT_URL_STS", roles.url()));
            var caller = new ServiceCaller(CLIENT, endpoints, new RoleCredentials(CLIENT, endpoints, CATALOGUE));
            var integration = new SdkIntegration(CATALOGUE, caller);
            TaskResource resource = TaskResource.parse("arn:aws:states:::aws-sdk:dynamodb:listTables");
            for (int i = 0; i < 2; i++) {
                output(integration.call(new TaskCall(
                        new TaskRef("e", i),
                        resource,
                        Json.EMPTY_OBJECT,
                        "token",
                        "key",
                        Long.MAX_VALUE,
                        "arn:aws:iam::123456789012:role/r")));
            }
            assertThat(roles.received()).hasSize(1);
            assertThat(roles.received().getFirst().body())
                    .contains("RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fr");
            assertThat(service.received())
                    .hasSize(2)
                    .allSatisfy(r -> assertThat(r.headers())
                            .containsEntry("x-amz-security-token", "session")
                            .hasEntrySatisfying(
                                    "authorization", a -> assertThat(a).contains("AKIAROLE")));
        }
    }

    @Test
    void aRoleThatCannotBeAssumedFailsTheTaskWithTheReason() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            TaskOutcome.Failed failed = failure(call(
                    Map.of("AWS_ENDPOINT_URL", service.url(), "AWS_ENDPOINT_URL_STS", "http://localhost:1"),
                    "dynamodb:listTables",
                    "{}",
                    "arn:aws:iam::123456789012:role/r"));
            assertThat(failed.error()).isEqualTo("States.Permissions");
            assertThat(failed.cause())
                    .startsWith(
                            "The role arn:aws:iam::123456789012:role/r cannot be assumed: AWS STS cannot be reached");
            assertThat(service.received()).isEmpty();
        }
    }
}
