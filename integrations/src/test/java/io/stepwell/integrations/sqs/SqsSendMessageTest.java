package io.stepwell.integrations.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.AwsJson;
import io.stepwell.integrations.aws.CallLimits;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.ScriptedService;
import io.stepwell.integrations.aws.ScriptedService.Reply;
import io.stepwell.integrations.aws.Tree;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.ServiceCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against a real SQS-compatible server in this process. */
@Timeout(120)
class SqsSendMessageTest {
    private static final AwsClient CLIENT = new AwsClient(new RetryPolicy(3, 1, 1, 1));
    private static SQSRestServer server;
    private static Endpoints endpoints;

    @BeforeAll
    static void start() {
        server = SQSRestServerBuilder.withInterface("localhost")
                .withDynamicPort()
                .start();
        int port = server.waitUntilStarted().localAddress().getPort();
        endpoints = Endpoints.of(Map.of("SQS_ENDPOINT", "http://localhost:" + port));
    }

    @AfterAll
    static void stop() {
        CLIENT.close();
        server.stopAndWait();
    }

    private static Json sqs(String operation, String members) throws InterruptedException {
        CallResult result = CLIENT.call(
                endpoints.of(AwsService.SQS),
                AwsJson.request("AmazonSQS." + operation, Json.parse(members)),
                AwsJson::error,
                new CallLimits(Long.MAX_VALUE, 30_000, 1 << 20));
        assertThat(result).isInstanceOf(CallResult.Answered.class);
        return Json.parse(((CallResult.Answered) result).response().text());
    }

    private static String queue(String name, String attributes) throws InterruptedException {
        Json created = sqs("CreateQueue", "{\"QueueName\":\"" + name + "\",\"Attributes\":" + attributes + "}");
        return String.valueOf(Tree.at(created, "QueueUrl"));
    }

    private static List<?> receive(String url) throws InterruptedException {
        Json received = sqs(
                "ReceiveMessage",
                "{\"QueueUrl\":\"" + url + "\",\"MaxNumberOfMessages\":10,\"AttributeNames\":[\"All\"],"
                        + "\"MessageAttributeNames\":[\"All\"]}");
        return Tree.at(received, "Messages") instanceof List<?> messages ? messages : List.of();
    }

    private static TaskOutcome send(Endpoints where, String action, String parameters) throws InterruptedException {
        var integration = new SqsSendMessageIntegration(
                CLIENT, where, new RoleCredentials(CLIENT, where, ServiceCatalogue.bundled()));
        TaskResource resource = TaskResource.parse("arn:aws:states:::sqs:" + action);
        assertThat(integration.serves(resource)).isTrue();
        return integration.call(new TaskCall(
                new TaskRef("e", 3), resource, Json.parse(parameters), "token", "key-1", Long.MAX_VALUE, null));
    }

    private static TaskOutcome send(String parameters) throws InterruptedException {
        return send(endpoints, "sendMessage", parameters);
    }

    private static Json output(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
        return ((TaskOutcome.Succeeded) outcome).output();
    }

    @Test
    void anObjectIsSentAsItsTextAndTheOutputHasAwsShape() throws Exception {
        String url = queue("plain", "{}");
        Json output = output(send(
                endpoints,
                "sendMessage.waitForTaskToken",
                "{\"QueueUrl\":\"" + url + "\",\"MessageBody\":{\"Message\":\"HelloWorld\",\"TaskToken\":\"t\"},"
                        + "\"MessageAttributes\":{\"kind\":{\"DataType\":\"String\",\"StringValue\":\"greeting\"}}}"));
        Json message = Json.of(receive(url).getFirst());
        assertThat(Tree.at(message, "Body")).isEqualTo("{\"Message\":\"HelloWorld\",\"TaskToken\":\"t\"}");
        assertThat(Tree.at(message, "MessageAttributes", "kind", "StringValue")).isEqualTo("greeting");
        assertThat(Tree.at(output, "MessageId")).isEqualTo(Tree.at(message, "MessageId"));
        assertThat(Tree.at(output, "MD5OfMessageBody")).isEqualTo(Tree.at(message, "MD5OfBody"));
        assertThat(Tree.at(output, "SdkHttpMetadata", "HttpStatusCode")).isEqualTo(200);
        assertThat(Objects.toString(Tree.at(output, "SdkHttpMetadata", "HttpHeaders", "Content-Type")))
                .startsWith("application/");
        assertThat(Objects.requireNonNull((Map<?, ?>) output.tree()).containsKey("SdkResponseMetadata"))
                .isTrue();
    }

    @Test
    void aStringIsSentAsItIs() throws Exception {
        String url = queue("texts", "{}");
        output(send("{\"QueueUrl\":\"" + url + "\",\"MessageBody\":\"just text\"}"));
        assertThat(Tree.at(Json.of(receive(url).getFirst()), "Body")).isEqualTo("just text");
    }

    @Test
    void theHostOfTheQueueUrlDoesNotMatter() throws Exception {
        String url = queue("elsewhere", "{}");
        String atAws = "https://sqs.us-east-1.amazonaws.com/000000000000/elsewhere";
        output(send("{\"QueueUrl\":\"" + atAws + "\",\"MessageBody\":\"x\"}"));
        assertThat(receive(url)).hasSize(1);
    }

    @Test
    void aRepeatedCallToAFifoQueueIsDeliveredOnce() throws Exception {
        String url = queue("once.fifo", "{\"FifoQueue\":\"true\"}");
        String parameters = "{\"QueueUrl\":\"" + url + "\",\"MessageBody\":\"x\",\"MessageGroupId\":\"g\"}";
        Json output = output(send(parameters));
        output(send(parameters));
        List<?> messages = receive(url);
        assertThat(messages).hasSize(1);
        assertThat(Tree.at(Json.of(messages.getFirst()), "Attributes", "MessageDeduplicationId"))
                .isEqualTo("key-1");
        assertThat(Tree.at(output, "SequenceNumber")).isNotNull();
    }

    @Test
    void aMissingQueueFailsWithItsOwnException() throws Exception {
        TaskOutcome outcome = send("{\"QueueUrl\":\"http://localhost/000000000000/none\",\"MessageBody\":\"x\"}");
        assertThat(outcome).isInstanceOfSatisfying(TaskOutcome.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo("SQS.QueueDoesNotExistException");
            assertThat(failed.cause()).contains("(Service: AmazonSQS; Status Code: 400; Error Code: ");
        });
    }

    @Test
    void errorsAreToldInTheWordsOfTheFirstSdk() throws Exception {
        Reply missing = Reply.of(
                        400,
                        "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"The specified queue does not exist.\"}")
                .with("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender")
                .with("x-amzn-RequestId", "r-1");
        Reply other =
                Reply.of(400, "{\"__type\":\"com.amazon.coral.service#InvalidParameterValue\",\"message\":\"m\"}");
        try (var service = new ScriptedService(missing, other)) {
            Endpoints scripted = Endpoints.of(Map.of("AWS_ENDPOINT_URL_SQS", service.url()));
            String parameters = "{\"QueueUrl\":\"http://x/1/q\",\"MessageBody\":\"x\"}";
            assertThat(send(scripted, "sendMessage", parameters))
                    .isEqualTo(new TaskOutcome.Failed(
                            "SQS.QueueDoesNotExistException",
                            "The specified queue does not exist. (Service: AmazonSQS; Status Code: 400; Error Code:"
                                    + " AWS.SimpleQueueService.NonExistentQueue; Request ID: r-1; Proxy: null)"));
            assertThat(send(scripted, "sendMessage", parameters))
                    .isEqualTo(new TaskOutcome.Failed(
                            "SQS.AmazonSQSException",
                            "m (Service: AmazonSQS; Status Code: 400; Error Code: InvalidParameterValue; Request ID:"
                                    + " null; Proxy: null)"));
        }
    }

    @Test
    void badParametersNameTheField() throws Exception {
        for (String[] bad : new String[][] {
            {"{'MessageBody':'x'}", "QueueUrl"},
            {"{'QueueUrl':'u'}", "MessageBody"},
            {"{'QueueUrl':'u','MessageBody':'x','DelaySeconds':'5'}", "DelaySeconds"},
            {"{'QueueUrl':'u','MessageBody':'x','MessageAttributes':{'a':'b'}}", "MessageAttributes.a"},
            {"{'QueueUrl':'u','MessageBody':'x','Delay':5}", "Delay"},
        }) {
            String parameters = bad[0].replace('\'', '"');
            assertThat(send(parameters)).isInstanceOfSatisfying(TaskOutcome.Failed.class, failed -> {
                assertThat(failed.error()).isEqualTo("States.Runtime");
                assertThat(failed.cause())
                        .startsWith("The Parameters '" + parameters + "' could not be used to start the Task: [")
                        .contains("'" + bad[1] + "'");
            });
        }
    }
}
