package io.stepwell.integrations.apigateway;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code apigateway:invoke} over a socket (Developer Guide, "Create API Gateway REST APIs with Step Functions"). */
@Timeout(180)
class ApiGatewayTest {
    private static final AwsClient CLIENT = new AwsClient(new RetryPolicy(1, 1, 1, 1));
    private static final String API = "\"ApiEndpoint\":\"example.execute-api.eu-west-1.amazonaws.com\"";

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    private static TaskOutcome call(ScriptedService service, String resource, String parameters)
            throws InterruptedException {
        return call(Map.of("AWS_ENDPOINT_URL", service.url()), resource, parameters);
    }

    private static TaskOutcome call(Map<String, String> environment, String resource, String parameters)
            throws InterruptedException {
        Endpoints endpoints = Endpoints.of(environment);
        RoleCredentials roles = new RoleCredentials(CLIENT, endpoints, ServiceCatalogue.bundled());
        try (ApiGatewayIntegration gateway = new ApiGatewayIntegration(endpoints, roles)) {
            TaskResource called = TaskResource.parse("arn:aws:states:::" + resource);
            assertThat(gateway.serves(called)).isTrue();
            return gateway.call(new TaskCall(
                    new TaskRef("e", 3), called, Json.parse(parameters), "token", "key", Long.MAX_VALUE, null));
        }
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
    void everyFieldReachesTheStageAndTheResultHasItsShape() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(201, "{\"myBills\":[]}")
                .with("Content-Type", "application/json")
                .with("X-Key", "value1"))) {
            Json output = output(
                    call(
                            service,
                            "apigateway:invoke",
                            "{" + API + ",\"Method\":\"POST\",\"Stage\":\"prod\",\"Path\":\"bills/a b\","
                                    + "\"Headers\":{\"key\":[\"value1\",\"value2\"],\"one\":\"x\"},"
                                    + "\"QueryParameters\":{\"billId\":[\"1\",\"2&3\"],\"all\":true},"
                                    + "\"RequestBody\":{\"type\":\"turtle\",\"category\":null,\"deep\":[{\"a\":null,\"b\":1}]}}"));
            Received received = service.received().getFirst();
            assertThat(received.method() + " " + received.uri())
                    .isEqualTo("POST /prod/bills/a%20b?billId=1&billId=2%263&all=true");
            assertThat(received.headers())
                    .containsEntry("Host", "example.execute-api.eu-west-1.amazonaws.com")
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("One", "x")
                    .doesNotContainKey("Authorization");
            assertThat(received.headers().get("Key")).isEqualTo("value1");
            assertThat(Json.parse(received.body()))
                    .as("null is not sent")
                    .isEqualTo(Json.parse("{\"type\":\"turtle\",\"deep\":[{\"b\":1}]}"));
            assertThat(Tree.at(output, "ResponseBody")).isEqualTo(Map.of("myBills", List.of()));
            assertThat(Tree.at(output, "StatusCode")).isEqualTo(201);
            assertThat(Tree.at(output, "StatusText")).isEqualTo("Created");
            assertThat(Tree.at(output, "Headers", "X-key")).isEqualTo(List.of("value1"));
        }
    }

    @Test
    void numbersAreWrittenOutUnlessNobodyCould() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            output(call(
                    service,
                    "apigateway:invoke",
                    "{" + API + ",\"Method\":\"GET\",\"Headers\":{\"a\":1.5e3,\"b\":1e2000000000},"
                            + "\"QueryParameters\":{\"c\":[1e2,-1e2000000000]}}"));
            Received received = service.received().getFirst();
            assertThat(received.headers()).containsEntry("A", "1500").containsEntry("B", "1E+2000000000");
            assertThat(received.uri()).isEqualTo("/?c=100&c=-1E%2B2000000000");
        }
    }

    @Test
    void nullIsSentWhenItMayBe() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "plain text"))) {
            Json output = output(call(
                    service,
                    "apigateway:invoke",
                    "{" + API + ",\"Method\":\"PUT\",\"AllowNullValues\":true,\"RequestBody\":{\"category\":null}}"));
            assertThat(service.received().getFirst().body()).isEqualTo("{\"category\":null}");
            assertThat(service.received().getFirst().uri()).isEqualTo("/");
            assertThat(Tree.at(output, "ResponseBody")).isEqualTo("plain text");
        }
    }

    @Test
    void aBodyIsNotSentWithMethodsThatHaveNone() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            output(call(service, "apigateway:invoke", "{" + API + ",\"Method\":\"GET\",\"RequestBody\":{}}"));
            assertThat(service.received().getFirst().body()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IAM_ROLE", "RESOURCE_POLICY"})
    void aCallInTheNameOfARoleIsSignedForTheRegionOfTheApi(String authType) throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            output(call(
                    Map.of(
                            "AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI",
                            service.url(),
                            "AWS_ACCESS_KEY_ID",
                            "AKIAOWN",
                            "AWS_SECRET_ACCESS_KEY",
                            "s"),
                    "apigateway:invoke",
                    "{" + API + ",\"Method\":\"POST\",\"Path\":\"/x\",\"RequestBody\":\"text\",\"AuthType\":\""
                            + authType + "\"}"));
            Received received = service.received().getFirst();
            assertThat(received.body()).isEqualTo("text");
            assertThat(received.headers().get("Authorization"))
                    .startsWith("AWS4-HMAC-SHA256 Credential=AKIAOWN/")
                    .contains("/eu-west-1/execute-api/aws4_request")
                    .contains("SignedHeaders=content-type;host;");
        }
    }

    @Test
    void aTokenTaskPassesItsTokenOn() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            output(call(
                    service,
                    "apigateway:invoke.waitForTaskToken",
                    "{" + API + ",\"Method\":\"POST\",\"Headers\":{\"TaskToken\":[\"t-1\"]}}"));
            assertThat(service.received().getFirst().headers()).containsEntry("Tasktoken", "t-1");
        }
    }

    @ParameterizedTest
    @CsvSource({"301", "403", "404", "500"})
    void everyStatusButSuccessIsAFailure(int status) throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(status, "{\"message\":\"Missing Authentication Token\"}"))) {
            TaskOutcome.Failed failed = failure(call(service, "apigateway:invoke", "{" + API + ",\"Method\":\"GET\"}"));
            assertThat(failed.error()).isEqualTo("ApiGateway." + status);
            assertThat(failed.cause()).isEqualTo("{\"message\":\"Missing Authentication Token\"}");
            assertThat(service.received()).as("nothing is repeated").hasSize(1);
        }
    }

    @Test
    void aGatewayThatCannotBeReachedIsAFailure() throws InterruptedException {
        TaskOutcome.Failed failed = failure(call(
                Map.of("AWS_ENDPOINT_URL", "http://localhost:1"),
                "apigateway:invoke",
                "{" + API + ",\"Method\":\"GET\"}"));
        assertThat(failed.error()).isEqualTo("ApiGateway.SdkClientException");
        assertThat(failed.cause()).contains("refused the connection");
    }

    @Test
    void anAnswerBeyondTheLimitIsAFailure() throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "x".repeat(300_000)))) {
            TaskOutcome.Failed failed = failure(call(service, "apigateway:invoke", "{" + API + ",\"Method\":\"GET\"}"));
            assertThat(failed.error()).isEqualTo("States.DataLimitExceeded");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{'ApiEndpoint':'169.254.169.254','Method':'GET'}|field 'ApiEndpoint' must be a host name of API Gateway",
                "{'Method':'GET'}|The field 'ApiEndpoint' is required but was missing",
                "{API,'Method':'TRACE'}|field 'Method' must be one of GET",
                "{API,'Method':'GET','AuthType':'IAM_AUTH'}|must be NO_AUTH, IAM_ROLE or RESOURCE_POLICY",
                "{API,'Method':'GET','Headers':{'X-Amz-Date':'now'}}|The header 'X-Amz-Date' of the field 'Headers' cannot",
                "{API,'Method':'GET','Headers':{'X-Forwarded-For':'me'}}|The header 'X-Forwarded-For'",
                "{API,'Method':'GET','Headers':{'Host':'other'}}|The header 'Host'",
                "{API,'Method':'GET','Headers':{'Authorization':'x'}}|cannot be used; it is for 'AuthType' to set",
                "{API,'Method':'GET','Headers':{'a':'b\\nc'}}|must be a STRING of one line",
                "{API,'Method':'GET','QueryParameters':{'a':{}}}|field 'QueryParameters.a' must be a STRING",
                "{API,'Method':'GET','AllowNullValues':'yes'}|field 'AllowNullValues' must be a BOOLEAN",
                "{API,'Method':'GET','Timeout':1}|The field 'Timeout' is not supported by Step Functions"
            })
    void parametersThatAreWrongAreNamed(String parameters, String told) throws InterruptedException {
        try (var service = new ScriptedService(Reply.of(200, "{}"))) {
            TaskOutcome.Failed failed = failure(call(
                    service, "apigateway:invoke", parameters.replace('\'', '"').replace("API", API)));
            assertThat(failed.error()).isEqualTo("States.Runtime");
            assertThat(failed.cause()).contains(told);
            assertThat(service.received()).isEmpty();
        }
    }
}
