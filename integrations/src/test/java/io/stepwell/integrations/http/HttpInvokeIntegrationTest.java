package io.stepwell.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.http.Connection.Authorization;
import io.stepwell.language.definition.TaskResource;
import io.stepwell.language.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls over real sockets to a server on loopback, which these tests allow. */
@Timeout(180)
final class HttpInvokeIntegrationTest {
    private static final String SECRET = "correct-horse";

    private ApiDouble api;
    private ApiDouble tokens;
    private HttpInvokeIntegration http;
    private HttpAccess access;

    @BeforeEach
    void start() throws IOException {
        api = new ApiDouble();
        tokens = new ApiDouble();
        access = HttpAccess.of(
                List.of(
                        connection("basic", new Authorization.Basic("ada", SECRET)),
                        connection("key", new Authorization.ApiKey("X-Api-Key", SECRET)),
                        new Connection(
                                "more",
                                new Authorization.None(),
                                Map.of("x-tenant", "theirs"),
                                Map.of("tenant", "theirs"),
                                Map.of("tenant", "theirs")),
                        connection(
                                "oauth",
                                new Authorization.ClientCredentials(
                                        tokenRequest("POST", Map.of("scope", "read")), "ada", SECRET, false)),
                        connection(
                                "oauth-body",
                                new Authorization.ClientCredentials(
                                        tokenRequest("PUT", Map.of("audience", "api")), "ada", SECRET, true)),
                        connection(
                                "oauth-get",
                                new Authorization.ClientCredentials(
                                        tokenRequest("GET", Map.of("scope", "read")), "ada", SECRET, false))),
                AddressRules.allowing(List.of("127.0.0.0/8")));
        http = new HttpInvokeIntegration(access);
    }

    private Connection.TokenRequest tokenRequest(String method, Map<String, String> parameters) {
        return new Connection.TokenRequest(
                URI.create(tokens.url("/token")),
                method,
                Map.of("X-Client", "stepwell"),
                Map.of("version", "2"),
                parameters);
    }

    private static Connection connection(String name, Authorization authorization) {
        return new Connection(name, authorization, Map.of(), Map.of(), Map.of());
    }

    @AfterEach
    void stop() {
        http.close();
        tokens.close();
        api.close();
    }

    @Test
    void aResponseOfJsonIsReadWithItsHeadersAndStatus() throws InterruptedException {
        api.answer(201, Map.of("Content-Type", "application/json", "X-Order", "7"), "{\"id\": 7}");
        Map<?, ?> output = output("'Method': 'POST', 'RequestBody': {'item': 'tea'}");
        assertThat(output.keySet().toString()).isEqualTo("[Headers, ResponseBody, StatusCode, StatusText]");
        assertThat(output.get("ResponseBody")).isEqualTo(Map.of("id", 7));
        assertThat(output.get("StatusCode")).isEqualTo(201);
        assertThat(output.get("StatusText")).isEqualTo("Created");
        assertThat((Map<?, ?>) output.get("Headers"))
                .hasFieldOrPropertyWithValue("x-order", List.of("7"))
                .hasFieldOrPropertyWithValue("content-type", List.of("application/json"));
        ApiDouble.Request request = api.requests().getFirst();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.body()).isEqualTo("{\"item\":\"tea\"}");
        assertThat(request.header("Content-Type")).isEqualTo("application/json");
        assertThat(request.header("Host")).isEqualTo("127.0.0.1:" + api.port());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"text/plain;hello", "text/plain;12", "application/json;{broken", "text/html;<p>[1]</p>"})
    void whatIsNoJsonStaysText(String type, String body) throws InterruptedException {
        api.answer(200, Map.of("Content-Type", type), body);
        assertThat(output("'Method': 'GET'").get("ResponseBody")).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
    void everyMethodIsSent(String method) throws InterruptedException {
        output("'Method': '" + method + "'");
        assertThat(api.requests().getFirst().method()).isEqualTo(method);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 404, 429, 500, 503})
    void aStatusOtherThanSuccessIsAFailureWithTheBodyAsItsCause(int status) throws InterruptedException {
        api.answer(status, Map.of("Content-Type", "application/json"), "{\"why\": 1}");
        assertThat(call("'Method': 'GET'"))
                .isEqualTo(new TaskOutcome.Failed("States.Http.StatusCode." + status, "{\"why\": 1}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "INDICES;a%5B0%5D=1&a%5B1%5D=x+y&o%5Bp%5D=true",
                "REPEAT;a=1&a=x+y&o%5Bp%5D=true",
                "COMMAS;a=1%2Cx+y&o%5Bp%5D=true",
                "BRACKETS;a%5B%5D=1&a%5B%5D=x+y&o%5Bp%5D=true"
            })
    void aFormIsWrittenInTheChosenFormatOfArrays(String format, String form) throws InterruptedException {
        output("'Method': 'POST', 'RequestBody': {'a': [1, 'x y'], 'o': {'p': true}}, 'Transform': {"
                + "'RequestBodyEncoding': 'URL_ENCODED', 'RequestEncodingOptions': {'ArrayFormat': '" + format + "'}}");
        ApiDouble.Request request = api.requests().getFirst();
        assertThat(request.body()).isEqualTo(form);
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void queryParametersAreEncodedAndAppended() throws InterruptedException {
        output("'Method': 'GET', 'QueryParameters': {'q': 'a&b=ü', 'id': [1, 2]}", "/find?page=1");
        assertThat(api.requests().getFirst().target()).isEqualTo("/find?page=1&q=a%26b%3D%C3%BC&id=1&id=2");
    }

    @Test
    void headersMayHaveManyValues() throws InterruptedException {
        output("'Method': 'GET', 'Headers': {'X-A': ['1', '2'], 'x-b': 3}");
        assertThat(api.requests().getFirst().header("X-a")).isEqualTo("1|2");
        assertThat(api.requests().getFirst().header("X-b")).isEqualTo("3");
    }

    @Test
    void numbersAreWrittenOutUnlessNobodyCould() throws InterruptedException {
        output("'Method': 'GET', 'QueryParameters': {'a': 1.5e3, 'b': 1e2000000000}, 'Headers': {'c': -1e2000000000}");
        assertThat(api.requests().getFirst().target()).endsWith("?a=1500&b=1E%2B2000000000");
        assertThat(api.requests().getFirst().header("C")).isEqualTo("-1E+2000000000");
    }

    @ParameterizedTest
    @CsvSource({"basic, Authorization, Basic YWRhOmNvcnJlY3QtaG9yc2U=", "key, X-api-key, correct-horse"})
    void aConnectionProvesWhoCalls(String connection, String header, String value) throws InterruptedException {
        String arn = "arn:aws:events:us-east-1:123456789012:connection/" + connection + "/81210c42-8af1-456b";
        output("'Method': 'GET', 'Authentication': {'ConnectionArn': '" + arn + "'}");
        assertThat(api.requests().getFirst().header(header)).isEqualTo(value);
    }

    @Test
    void valuesOfTheConnectionStandBeforeThoseOfTheTask() throws InterruptedException {
        output("'Method': 'POST', 'InvocationConfig': {'ConnectionArn': 'more'}, 'Headers': {'X-Tenant': 'mine'},"
                + "'QueryParameters': {'tenant': 'mine', 'n': 1}, 'RequestBody': {'tenant': 'mine', 'n': 1}");
        ApiDouble.Request request = api.requests().getFirst();
        assertThat(request.header("X-tenant")).isEqualTo("theirs");
        assertThat(request.target()).isEqualTo("/?tenant=theirs&n=1");
        assertThat(request.body()).isEqualTo("{\"tenant\":\"theirs\",\"n\":1}");
    }

    @Test
    void aTokenIsAskedForOnceAndAgainAfterItWasRefused() throws InterruptedException {
        tokens.answer(200, Map.of(), "{\"access_token\": \"t1\", \"expires_in\": 3600}");
        String parameters = "'Method': 'GET', 'Authentication': {'ConnectionArn': 'oauth'}";
        output(parameters);
        output(parameters);
        assertThat(tokens.requests()).hasSize(1);
        assertThat(tokens.requests().getFirst().target()).isEqualTo("/token?version=2");
        assertThat(tokens.requests().getFirst().header("X-client")).isEqualTo("stepwell");
        assertThat(tokens.requests().getFirst().body()).isEqualTo("grant_type=client_credentials&scope=read");
        assertThat(tokens.requests().getFirst().header("Authorization")).isEqualTo("Basic YWRhOmNvcnJlY3QtaG9yc2U=");
        assertThat(api.requests().getLast().header("Authorization")).isEqualTo("Bearer t1");
        api.answer(401, Map.of(), "expired");
        tokens.answer(200, Map.of(), "{\"access_token\": \"t2\", \"expires_in\": \"3600\"}");
        assertThat(call(parameters)).isEqualTo(new TaskOutcome.Failed("States.Http.StatusCode.401", "expired"));
        assertThat(authorizations()).containsExactly("Bearer t1", "Bearer t1", "Bearer t1", "Bearer t2");
        assertThat(tokens.requests()).hasSize(2);
        api.answer(200, Map.of(), "");
        output(parameters);
        assertThat(tokens.requests()).hasSize(2);
        api.answer(407, Map.of(), "expired");
        tokens.answer(403, Map.of(), SECRET);
        assertThat(call(parameters))
                .isEqualTo(new TaskOutcome.Failed(
                        "States.Http.StatusCode.403",
                        "The token endpoint of the connection oauth answered with the status 403"));
    }

    private List<String> authorizations() {
        return api.requests().stream()
                .map(request -> String.valueOf(request.header("Authorization")))
                .toList();
    }

    @Test
    void aRequestForATokenIsPutTogetherAsItsServerWantsIt() throws InterruptedException {
        tokens.answer(200, Map.of(), "{\"access_token\": \"t1\", \"expires_in\": 3600}");
        output("'Method': 'GET', 'Authentication': {'ConnectionArn': 'oauth-body'}");
        output("'Method': 'GET', 'Authentication': {'ConnectionArn': 'oauth-get'}");
        ApiDouble.Request inBody = tokens.requests().getFirst();
        assertThat(inBody.method()).isEqualTo("PUT");
        assertThat(inBody.header("Authorization")).isNull();
        assertThat(inBody.body())
                .isEqualTo("grant_type=client_credentials&client_id=ada&client_secret=" + SECRET + "&audience=api");
        ApiDouble.Request inQuery = tokens.requests().getLast();
        assertThat(inQuery.method()).isEqualTo("GET");
        assertThat(inQuery.body()).isEmpty();
        assertThat(inQuery.target()).isEqualTo("/token?version=2&grant_type=client_credentials&scope=read");
    }

    @Test
    void manyCallsAtOnceAskForOneToken() throws Exception {
        tokens.answer(200, Map.of(), "{\"access_token\": \"t1\", \"expires_in\": 3600}");
        Json parameters = parameters("'Method': 'GET', 'Authentication': {'ConnectionArn': 'oauth'}", "/");
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<TaskOutcome>> calls = IntStream.range(0, 50)
                    .mapToObj(_ -> callers.submit(() -> http.call(ApiDouble.task(parameters))))
                    .toList();
            for (Future<TaskOutcome> call : calls) {
                assertThat(call.get()).isInstanceOf(TaskOutcome.Succeeded.class);
            }
        }
        assertThat(tokens.requests()).hasSize(1);
        assertThat(authorizations()).hasSize(50).containsOnly("Bearer t1");
    }

    @ParameterizedTest
    @CsvSource({"POST,key", "PUT,key", "PATCH,key", "DELETE,key", "GET,", "HEAD,", "OPTIONS,"})
    void aCallThatMayChangeSomethingSaysWhichRepetitionItIs(String method, @Nullable String key)
            throws InterruptedException {
        output("'Method': '" + method + "'");
        assertThat(api.requests().getFirst().header("Idempotency-key")).isEqualTo(key);
    }

    @Test
    void anIdempotencyKeyOfTheTaskIsKept() throws InterruptedException {
        output("'Method': 'POST', 'Headers': {'idempotency-key': 'order-7'}");
        assertThat(api.requests().getFirst().header("Idempotency-key")).isEqualTo("order-7");
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Api.Example.com/a, api.example.com",
        "http://127.0.0.1:8080?a=http://b, 127.0.0.1:8080",
        "https://user@c.example:1/x, user@c.example:1",
        "nothing, ''",
    })
    void callsToOneHostShareABound(String endpoint, String target) {
        Json parameters = Json.of(Map.of("ApiEndpoint", endpoint, "Method", "GET"));
        assertThat(http.target(ApiDouble.task(parameters))).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "'Method': 'TRACE';'Method' must be one of",
                "'Method': 1;'Method' must be a STRING",
                "'Method': 'GET', 'Timeout': 1;'Timeout' is not supported",
                "'Method': 'GET', 'Headers': 1;'Headers' must be an OBJECT",
                "'Method': 'GET', 'Headers': {'Authorization': 'x'};cannot be used; it is for a connection to set",
                "'Method': 'GET', 'Headers': {'host': 'x'};'host' of the field 'Headers' cannot",
                "'Method': 'GET', 'Headers': {'If-Match': 'x'};'If-Match' of the field 'Headers' cannot",
                "'Method': 'GET', 'Headers': {'X-Amz-Date': 'x'};'X-Amz-Date' of the field 'Headers' cannot",
                "'Method': 'GET', 'Headers': {'a': 'x\\r\\nb: c'};'Headers.a' must be a STRING of one line",
                "'Method': 'GET', 'Headers': {'a': ['x', null]};'Headers.a' must be a STRING of one line",
                "'Method': 'GET', 'Headers': {'a b': 'x'};'Headers' has a member that is no name",
                "'Method': 'GET', 'QueryParameters': [1];'QueryParameters' must be an OBJECT",
                "'Method': 'GET', 'Transform': {'RequestBodyEncoding': 'XML'};'Transform.RequestBodyEncoding' must be",
                "'Method': 'GET', 'Transform': {'RequestEncodingOptions': {'ArrayFormat': 'X'}};ArrayFormat' must be one",
                "'Method': 'GET', 'RequestBody': 'x', 'Transform': {'RequestBodyEncoding': 'URL_ENCODED'};'RequestBody'",
                "'Method': 'GET', 'Authentication': 'x';'Authentication' must be an OBJECT",
                "'Method': 'GET', 'Authentication': {'ConnectionArn': 'none'};'ConnectionArn' names none, which is not",
            })
    void aParameterThatIsNotUsableIsNamed(String parameters, String message) throws InterruptedException {
        assertThat(call(parameters)).isInstanceOfSatisfying(TaskOutcome.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo("States.Runtime");
            assertThat(failed.cause()).contains(message);
        });
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void aServerThatNeverAnswersIsAbandonedAtTheDeadline() throws InterruptedException {
        api.neverAnswer();
        Json parameters = parameters("'Method': 'GET'", "/");
        assertThat(http.call(ApiDouble.task(parameters, System.currentTimeMillis() - 1_500)))
                .isInstanceOfSatisfying(
                        TaskOutcome.Failed.class,
                        failed -> assertThat(failed.error()).isEqualTo("States.Http.Socket"));
    }

    @Test
    void aServerThatIsNotThereIsAFailureOfTheSocket() throws Exception {
        try (Socket deaf = new Socket()) {
            deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // nobody else gets its port
            Json parameters =
                    Json.of(Map.of("ApiEndpoint", "http://127.0.0.1:" + deaf.getLocalPort() + "/", "Method", "GET"));
            assertThat(http.call(ApiDouble.task(parameters)))
                    .isEqualTo(
                            new TaskOutcome.Failed("States.Http.Socket", "The host 127.0.0.1 refused the connection"));
        }
    }

    @Test
    void aBodyBeyondThePayloadLimitIsRefused() throws InterruptedException {
        api.answer(200, Map.of(), "x".repeat(256 * 1024 + 1));
        assertThat(call("'Method': 'GET'"))
                .isInstanceOfSatisfying(
                        TaskOutcome.Failed.class,
                        failed -> assertThat(failed.error()).isEqualTo("States.DataLimitExceeded"));
    }

    @Test
    void aBodyThatIsNoTextIsRefused() throws InterruptedException {
        api.answer(200, Map.of("Content-Type", "image/png"), "x");
        assertThat(call("'Method': 'GET'"))
                .isEqualTo(new TaskOutcome.Failed(
                        "States.Runtime", "The response has the content type image/png, which is no text"));
    }

    @Test
    void secretsAreNotShown() {
        assertThat(access.toString()).contains("oauth").doesNotContain(SECRET).doesNotContain("theirs");
    }

    @ParameterizedTest
    @CsvSource({"invoke, true", "invoke.waitForTaskToken, false", "invoke.sync, false", "get, false"})
    void onlyRequestAndResponseIsServed(String action, boolean served) {
        assertThat(http.serves(TaskResource.parse("arn:aws:states:::http:" + action)))
                .isEqualTo(served);
    }

    private Map<?, ?> output(String parameters) throws InterruptedException {
        return output(parameters, "/");
    }

    private Map<?, ?> output(String parameters, String target) throws InterruptedException {
        TaskOutcome outcome = http.call(ApiDouble.task(parameters(parameters, target)));
        assertThat(outcome).isInstanceOf(TaskOutcome.Succeeded.class);
        Object tree = ((TaskOutcome.Succeeded) outcome).output().tree();
        return tree instanceof Map<?, ?> members ? members : Map.of();
    }

    private TaskOutcome call(String parameters) throws InterruptedException {
        return http.call(ApiDouble.task(parameters(parameters, "/")));
    }

    private Json parameters(String members, String target) {
        return Json.parse(("{'ApiEndpoint': '" + api.url(target) + "', " + members + "}").replace('\'', '"'));
    }
}
