package io.stepwell.integrations.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.task.Integration;
import io.stepwell.engine.task.TaskCall;
import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.aws.ScriptedService;
import io.stepwell.integrations.aws.ScriptedService.Received;
import io.stepwell.integrations.aws.ScriptedService.Reply;
import io.stepwell.integrations.aws.Tree;
import io.stepwell.integrations.endpoint.Endpoints;
import io.stepwell.integrations.role.RoleCredentials;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import io.stepwell.models.ServiceCatalogue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(180)
class LambdaProtocolTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:greet";
    private static final String INVOKE = "arn:aws:states:::lambda:invoke";
    private static final Reply OK = Reply.of(200, "{\"a\": [1, 1.0]}")
            .with("X-Amz-Executed-Version", "$LATEST")
            .with("x-amzn-RequestId", "r-1")
            .with("Content-Type", "application/json");

    private final AwsClient client = new AwsClient(new RetryPolicy(3, 1, 1, 1));

    @AfterEach
    void close() {
        client.close();
    }

    private TaskOutcome call(String url, String resource, String parameters, long deadlineMillis)
            throws InterruptedException {
        Endpoints endpoints = Endpoints.of(Map.of("LAMBDA_ENDPOINT", url));
        Functions functions = new Functions(List.of(new RemoteFunctions(
                client, endpoints, new RoleCredentials(client, endpoints, ServiceCatalogue.bundled()))));
        TaskResource parsed = TaskResource.parse(resource);
        Integration integration = List.<Integration>of(
                        new LambdaInvokeIntegration(functions), new LambdaFunctionIntegration(functions))
                .stream()
                .filter(candidate -> candidate.serves(parsed))
                .findFirst()
                .orElseThrow();
        return integration.call(new TaskCall(
                new TaskRef("execution", 3), parsed, Json.parse(parameters), "token", "key", deadlineMillis, null));
    }

    private TaskOutcome call(ScriptedService service, String resource, String parameters) throws InterruptedException {
        return call(service.url(), resource, parameters, Long.MAX_VALUE);
    }

    private static Json output(TaskOutcome outcome) {
        assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
        return ((TaskOutcome.Succeeded) outcome).output();
    }

    @Test
    void aFunctionArnSendsItsParametersAndReturnsThePayloadAsItIs() throws Exception {
        try (var service = new ScriptedService(OK)) {
            assertThat(output(call(service, ARN + ":live", "{\"x\": 1}")).text())
                    .isEqualTo("{\"a\": [1, 1.0]}");
            Received request = service.received().getFirst();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.uri())
                    .isEqualTo("/2015-03-31/functions/" + (ARN + ":live").replace(":", "%3A") + "/invocations");
            assertThat(request.body()).isEqualTo("{\"x\": 1}");
            assertThat(request.headers()).containsEntry("X-Amz-Invocation-Type", "RequestResponse");
            assertThat(request.headers().get("Authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=")
                    .contains("/us-east-1/lambda/aws4_request");
        }
    }

    @Test
    void invokeShapesItsOutputAsAwsDoes() throws Exception {
        try (var service = new ScriptedService(OK.with("X-Amz-Log-Result", "bG9n"))) {
            Json output = output(call(
                    service,
                    INVOKE,
                    "{\"FunctionName\":\"greet\",\"Qualifier\":\"live\",\"LogType\":\"Tail\","
                            + "\"ClientContext\":\"e30=\",\"Payload\":{\"x\":[1,2.50]}}"));
            assertThat(output.text())
                    .startsWith("{\"ExecutedVersion\":\"$LATEST\",\"LogResult\":\"bG9n\",\"Payload\":{\"a\":[1,1.0]},"
                            + "\"SdkHttpMetadata\":{\"AllHttpHeaders\":{")
                    .endsWith("\"HttpStatusCode\":200},\"SdkResponseMetadata\":{\"RequestId\":\"r-1\"},"
                            + "\"StatusCode\":200}");
            assertThat(Tree.at(output, "SdkHttpMetadata", "HttpHeaders", "Content-Length"))
                    .isEqualTo("15");
            assertThat(Tree.at(output, "SdkHttpMetadata", "AllHttpHeaders", "X-Amz-Executed-Version"))
                    .isEqualTo(List.of("$LATEST"));
            Received request = service.received().getFirst();
            assertThat(request.uri()).isEqualTo("/2015-03-31/functions/greet/invocations?Qualifier=live");
            assertThat(request.body()).isEqualTo("{\"x\":[1,2.50]}");
            assertThat(request.headers())
                    .containsEntry("X-Amz-Log-Type", "Tail")
                    .containsEntry("X-Amz-Client-Context", "e30=");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "null | {}",
                "\"0.0\" | 0.0",
                "\"{}\" | {}",
                "[] | []",
                "true | true",
            })
    void aStringPayloadIsTheEventsTextAndNullIsAnEmptyEvent(String payload, String sent) throws Exception {
        try (var service = new ScriptedService(OK)) {
            output(call(service, INVOKE, "{\"FunctionName\":\"greet\",\"Payload\":" + payload + "}"));
            assertThat(service.received().getFirst().body()).isEqualTo(sent);
        }
    }

    @Test
    void anEventInvocationHasAnEmptyPayload() throws Exception {
        try (var service = new ScriptedService(Reply.of(202, ""))) {
            Json output = output(call(service, INVOKE, "{\"FunctionName\":\"greet\",\"InvocationType\":\"Event\"}"));
            assertThat(Tree.at(output, "Payload")).isEqualTo("");
            assertThat(service.received().getFirst().headers()).containsEntry("X-Amz-Invocation-Type", "Event");
        }
    }

    @Test
    void aBodyThatIsNoJsonIsAString() throws Exception {
        try (var service = new ScriptedService(Reply.of(200, "plain"))) {
            assertThat(output(call(service, ARN, "{}"))).isEqualTo(Json.of("plain"));
        }
    }

    @Test
    void aFunctionErrorIsNamedAfterItsTypeAndCausedByItsText() throws Exception {
        String body = "{\"errorMessage\": \"no\", \"errorType\": \"CustomException\", \"stackTrace\": []}";
        try (var service = new ScriptedService(Reply.of(200, body).with("X-Amz-Function-Error", "Unhandled"))) {
            var expected = new TaskOutcome.Failed("CustomException", body);
            assertThat(call(service, ARN, "{}")).isEqualTo(expected);
            assertThat(call(service, INVOKE, "{\"FunctionName\":\"greet\"}")).isEqualTo(expected);
            assertThat(service.received()).hasSize(2);
        }
    }

    @Test
    void aFunctionErrorWithoutATypeIsUnknown() throws Exception {
        String body = "{\"errorMessage\":\"Task timed out after 3.00 seconds\"}";
        try (var service = new ScriptedService(Reply.of(200, body).with("X-Amz-Function-Error", "Unhandled"))) {
            assertThat(call(service, ARN, "{}"))
                    .isEqualTo(new TaskOutcome.Failed(
                            "Lambda.Unknown",
                            "The cause could not be determined because Lambda did not return an error type."
                                    + " Returned payload: " + body));
        }
    }

    @Test
    void aMissingFunctionFailsInTheWordsOfTheFirstSdk() throws Exception {
        Reply reply = Reply.of(404, "{\"Type\":\"User\",\"Message\":\"Function not found: " + ARN + "\"}")
                .with("x-amzn-ErrorType", "ResourceNotFoundException:http://internal.amazon.com/coral/")
                .with("x-amzn-RequestId", "r-9");
        try (var service = new ScriptedService(reply)) {
            assertThat(call(service, INVOKE, "{\"FunctionName\":\"greet\"}"))
                    .isEqualTo(new TaskOutcome.Failed(
                            "Lambda.ResourceNotFoundException",
                            "Function not found: " + ARN + " (Service: AWSLambda; Status Code: 404; Error Code:"
                                    + " ResourceNotFoundException; Request ID: r-9; Proxy: null)"));
            assertThat(service.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500,ServiceException,Lambda.ServiceException,3",
        "429,TooManyRequestsException,Lambda.TooManyRequestsException,3",
        "403,AccessDeniedException,Lambda.AWSLambdaException,1",
        "400,InvalidRequestContentException,Lambda.InvalidRequestContentException,1",
        "503,,Lambda.AWSLambdaException,3",
    })
    void serviceFaultsKeepTheirNamesAndAreRepeatedWhenThatMayHelp(int status, String code, String error, int calls)
            throws Exception {
        Reply reply = Reply.of(status, "{\"message\":\"m\"}");
        try (var service = new ScriptedService(code == null ? reply : reply.with("x-amzn-ErrorType", code))) {
            assertThat(call(service, ARN, "{}"))
                    .isInstanceOfSatisfying(
                            TaskOutcome.Failed.class,
                            failed -> assertThat(failed.error()).isEqualTo(error));
            assertThat(service.received()).hasSize(calls);
        }
    }

    @Test
    void aThrottledCallThatSucceedsLaterSucceeds() throws Exception {
        Reply throttled = Reply.of(429, "{}").with("x-amzn-ErrorType", "TooManyRequestsException");
        try (var service = new ScriptedService(throttled, throttled, OK)) {
            assertThat(output(call(service, ARN, "{}")).text()).isEqualTo("{\"a\": [1, 1.0]}");
            assertThat(service.received()).hasSize(3);
        }
    }

    @Test
    void aRefusedConnectionIsAClientException() throws Exception {
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // nobody else gets its port
            assertThat(call("http://localhost:" + deaf.getLocalPort(), ARN, "{}", Long.MAX_VALUE))
                    .isEqualTo(new TaskOutcome.Failed(
                            "Lambda.SdkClientException",
                            "Unable to execute HTTP request: Connect to localhost:" + deaf.getLocalPort()
                                    + " failed: Connection refused"));
        }
    }

    @Test
    void anAnswerThatNeverComesEndsWithTheDeadline() throws Exception {
        try (var service = new ScriptedService(Reply.of(0, ""))) {
            long deadline = System.currentTimeMillis() - 1_500;
            assertThat(call(service.url(), ARN, "{}", deadline))
                    .isInstanceOfSatisfying(
                            TaskOutcome.Failed.class,
                            failed -> assertThat(failed.error()).isEqualTo("Lambda.SdkClientException"));
        }
    }

    @Test
    void anInterruptEndsTheCall() throws Exception {
        try (var service = new ScriptedService(Reply.of(0, ""))) {
            Thread.currentThread().interrupt();
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> call(service, ARN, "{}"))
                    .isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void anAnswerBeyondLambdasLimitIsNotRead() throws Exception {
        try (var service = new ScriptedService(Reply.of(200, "a".repeat(RemoteFunctions.RESPONSE_BYTES_MAX + 1)))) {
            assertThat(call(service, INVOKE, "{\"FunctionName\":\"greet\"}"))
                    .isEqualTo(new TaskOutcome.Failed(
                            "States.DataLimitExceeded",
                            "The state/task 'lambda' returned a result with a size exceeding the maximum number of"
                                    + " bytes service limit."));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | FunctionName",
                "{'FunctionName':1} | FunctionName",
                "{'FunctionName':'../x'} | FunctionName",
                "{'FunctionName':'f','InvocationType':'Later'} | InvocationType",
                "{'FunctionName':'f','ClientContext':'%'} | ClientContext",
                "{'FunctionName':'f','Pyload':1} | Pyload",
                "[] | object",
            },
            quoteCharacter = '`')
    void badParametersNameTheField(String parameters, String field) throws Exception {
        try (var service = new ScriptedService(OK)) {
            assertThat(call(service, INVOKE, parameters.replace('\'', '"')))
                    .isInstanceOfSatisfying(TaskOutcome.Failed.class, failed -> {
                        assertThat(failed.error()).isEqualTo("States.Runtime");
                        assertThat(failed.cause())
                                .contains("could not be used to start the Task: [")
                                .contains(field);
                    });
            assertThat(service.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "greet,greet,",
        "greet:live,greet,live",
        "greet:$LATEST,greet,$LATEST",
        "123456789012:function:greet,greet,",
        "arn:aws:lambda:us-east-1:123456789012:function:greet,greet,",
        "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:greet:7,greet,7",
    })
    void functionNamesHaveFourForms(String text, String name, String qualifier) {
        assertThat(FunctionName.parse(text)).isEqualTo(new FunctionName(text, name, qualifier));
    }
}
