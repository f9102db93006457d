package io.stepwell.server.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.Patience;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Task tokens on their way to every service that can carry them, and what the history shows of it. */
@Timeout(300)
final class TokenTasksTest {
    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final Pattern TOKEN = Pattern.compile("AQAA[A-Za-z0-9+/=_-]{40,}");
    private static final String TASK = """
            {"StartAt":"T","States":{"T":{"Type":"Task","End":true,"Resource":"arn:aws:states:::%s.waitForTaskToken"%s,
              "Parameters":%s}}}""";
    private static final String QUEUE =
            "{\"QueueUrl\":\"https://sqs/q\",\"MessageBody\":{\"TOKEN.$\":\"$$.Task.Token\"}}";

    private AwsDouble aws;
    private StepwellServer server;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        aws = new AwsDouble();
        aws.answer("POST /2015-03-31/functions/f/invocations", "{\"ignored\":true}");
        aws.answer("AmazonSQS.SendMessage", "{\"MessageId\":\"m\",\"MD5OfMessageBody\":\"x\"}");
        aws.answer(
                "Publish",
                "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>");
        aws.answer("AWSEvents.PutEvents", "{\"FailedEntryCount\":0,\"Entries\":[{\"EventId\":\"e\"}]}");
        aws.answer("AmazonEC2ContainerServiceV20141113.RunTask", "{\"tasks\":[{\"taskArn\":\"a\"}],\"failures\":[]}");
        aws.answer("POST /prod", "{\"a\":1}");
        aws.answer("POST /model/m/invoke", "{\"a\":1}");
        server = StepwellServer.start(Configuration.inMemory(), aws.environment("AWS_ENDPOINT_URL"));
        caller = Caller.of(server.port());
    }

    @AfterEach
    void stop() {
        caller.close();
        server.close();
        aws.close();
    }

    private String start(String resource, String more, String parameters) {
        return caller.start(caller.create("token", TASK.formatted(resource, more, parameters)), "{}");
    }

    private String token(String operation) {
        Patience.until(
                BOUND,
                () -> operation + " was not asked for",
                () -> !aws.bodies(operation).isEmpty());
        Matcher found = TOKEN.matcher(
                URLDecoder.decode(aws.bodies(operation).getLast().replace("+", "%2B"), StandardCharsets.UTF_8));
        assertThat(found.find()).as(aws.bodies(operation).getLast()).isTrue();
        return found.group();
    }

    private List<HistoryEvent> submitted(String execution) {
        Patience.until(
                BOUND,
                () -> "the task was not submitted",
                () -> caller.history(execution).size() >= 5);
        return caller.history(execution);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lambda:invoke|POST /2015-03-31/functions/f/invocations|{\"FunctionName\":\"f\",\"Payload\":{\"TOKEN.$\":\"$$.Task.Token\"}}|\"Payload\":{\"ignored\":true}",
                "sqs:sendMessage|AmazonSQS.SendMessage|{\"QueueUrl\":\"https://sqs/q\",\"MessageBody\":{\"TOKEN.$\":\"$$.Task.Token\"}}|\"MessageId\":\"m\"",
                "sns:publish|Publish|{\"TopicArn\":\"t\",\"Message\":{\"TOKEN.$\":\"$$.Task.Token\"}}|\"MessageId\":\"m\"",
                "events:putEvents|AWSEvents.PutEvents|{\"Entries\":[{\"Detail\":{\"TOKEN.$\":\"$$.Task.Token\"},\"DetailType\":\"d\",\"Source\":\"s\"}]}|\"Entries\":[{\"EventId\":\"e\"}]",
                "ecs:runTask|AmazonEC2ContainerServiceV20141113.RunTask|{\"TaskDefinition\":\"d\",\"Overrides\":{\"ContainerOverrides\":[{\"Environment\":[{\"Name\":\"TOKEN\",\"Value.$\":\"$$.Task.Token\"}]}]}}|\"TaskArn\":\"a\"",
                "apigateway:invoke|POST /prod|{\"ApiEndpoint\":\"x.execute-api.us-east-1.amazonaws.com\",\"Method\":\"POST\",\"Stage\":\"prod\",\"RequestBody\":{\"TOKEN.$\":\"$$.Task.Token\"}}|\"ResponseBody\":{\"a\":1}",
                "bedrock:invokeModel|POST /model/m/invoke|{\"ModelId\":\"m\",\"Body\":{\"TOKEN.$\":\"$$.Task.Token\"}}|\"Body\":{\"a\":1}",
                "aws-sdk:sqs:sendMessage|AmazonSQS.SendMessage|{\"QueueUrl\":\"https://sqs/q\",\"MessageBody\":{\"TOKEN.$\":\"$$.Task.Token\"}}|\"MessageId\":\"m\""
            })
    void theTokenTravelsAndItsAnswerEndsTheTask(String resource, String operation, String parameters, String shown) {
        String execution = start(resource, "", parameters);
        String token = token(operation);
        HistoryEvent submission = submitted(execution).get(4);
        assertThat(submission.typeAsString()).isEqualTo("TaskSubmitted");
        assertThat(submission.taskSubmittedEventDetails().output()).contains(shown);
        assertThat(submission.taskSubmittedEventDetails().output().contains("SdkHttpMetadata"))
                .as("services of their own kind show what HTTP told, these do not")
                .isEqualTo(!resource.startsWith("aws-sdk:") && !resource.startsWith("apigateway:"));
        int at = resource.lastIndexOf(':');
        assertThat(submission.taskSubmittedEventDetails().resourceType()).isEqualTo(resource.substring(0, at));
        assertThat(submission.taskSubmittedEventDetails().resource())
                .isEqualTo(resource.substring(at + 1) + ".waitForTaskToken");
        caller.sfn.sendTaskSuccess(r -> r.taskToken(token).output("{\"answer\":1}"));
        assertThat(caller.output(execution)).isEqualTo("{\"answer\":1}");
        assertThat(caller.history(execution).get(5).taskSucceededEventDetails().output())
                .isEqualTo("{\"answer\":1}");
    }

    @Test
    void anAnswerThatIsAFailureFailsTheTask() {
        String execution = start("sqs:sendMessage", "", QUEUE);
        String token = token("AmazonSQS.SendMessage");
        caller.sfn.sendTaskFailure(r -> r.taskToken(token).error("Refused").cause("no money"));
        DescribeExecutionResponse end = caller.finished(execution);
        assertThat(end.error()).isEqualTo("Refused");
        assertThat(end.cause()).isEqualTo("no money");
        assertThat(caller.history(execution).get(5).typeAsString()).isEqualTo("TaskFailed");
    }

    @Test
    void withoutAHeartbeatTheTaskTimesOut() {
        String execution = start("sqs:sendMessage", ",\"HeartbeatSeconds\":1", QUEUE);
        DescribeExecutionResponse end = caller.finished(execution);
        assertThat(end.error()).isEqualTo("States.Timeout");
        HistoryEvent timedOut = caller.history(execution).stream()
                .filter(event -> event.typeAsString().equals("TaskTimedOut"))
                .findFirst()
                .orElseThrow();
        assertThat(timedOut.taskTimedOutEventDetails().error()).isEqualTo("States.Timeout");
        assertThat(timedOut.taskTimedOutEventDetails().cause()).isNull();
    }

    @Test
    void aServiceThatRefusesTheTokensMessageFailsTheTaskWithoutASubmission() {
        aws.answer(
                "AmazonSQS.SendMessage",
                () -> new AwsDouble.Answer(
                        400,
                        "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\",\"message\":\"The specified queue does not exist.\"}"));
        String execution = start("sqs:sendMessage", "", QUEUE);
        DescribeExecutionResponse end = caller.finished(execution);
        assertThat(end.error()).isEqualTo("SQS.QueueDoesNotExistException");
        assertThat(end.cause())
                .isEqualTo("The specified queue does not exist. (Service: AmazonSQS; Status Code: 400; Error Code:"
                        + " QueueDoesNotExist; Request ID: R1; Proxy: null)");
        assertThat(caller.history(execution).stream().map(HistoryEvent::typeAsString))
                .containsExactly(
                        "ExecutionStarted",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskFailed",
                        "ExecutionFailed");
    }
}
