package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** The AWS SDK's Lambda client invokes local functions at the server's own port. */
@Timeout(300)
final class InvokeFunctionTest {
    private static final String ARN = "arn:aws:lambda:us-east-1:123456789012:function:greet";

    @TempDir
    static Path folder;

    private static StepwellServer server;
    private static LambdaClient lambda;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(isInstalled("python3"), "python3 is not installed");
        Files.writeString(folder.resolve("app.py"), """
                def handler(event, context):
                    print('asked by', event.get('name'))
                    if event.get('fail'):
                        raise ValueError('no name')
                    return {'greeting': 'Hello ' + event.get('name', 'you'), 'arn': context.invoked_function_arn}
                """);
        Path functions = Files.writeString(folder.resolve("functions.json"), """
                {"greet": {"runtime": "python", "handler": "app.handler", "code": "."}}""");
        server = StepwellServer.start(
                Configuration.read(
                        Map.of(
                                Setting.STORE,
                                "memory",
                                Setting.PORT,
                                "0",
                                Setting.FUNCTIONS,
                                functions.toString(),
                                Setting.ACCESS_KEYS,
                                "ADA:lovelace"),
                        null,
                        Map.of()),
                Map.of());
        lambda = client("lovelace");
    }

    private static boolean isInstalled(String program) {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static LambdaClient client(String secret) {
        return LambdaClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("ADA", secret)))
                .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            lambda.close();
            server.close();
        }
    }

    private static InvokeRequest.Builder request(String payload) {
        return InvokeRequest.builder().functionName("greet").payload(SdkBytes.fromUtf8String(payload));
    }

    @ParameterizedTest
    @ValueSource(strings = {"greet", "greet:$LATEST", "123456789012:function:greet", ARN, ARN + ":$LATEST"})
    void aFunctionIsCalledByNameOrArn(String name) {
        InvokeResponse answer =
                lambda.invoke(request("{\"name\":\"Ada\"}").functionName(name).build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.payload().asUtf8String()).contains("\"Hello Ada\"").contains(ARN);
        assertThat(answer.executedVersion()).isEqualTo("$LATEST");
        assertThat(answer.functionError()).isNull();
        assertThat(answer.logResult()).isNull();
    }

    @Test
    void aFailureIsAnAnswerWithTheLogWhenAskedFor() {
        InvokeResponse answer = lambda.invoke(request("{\"name\":\"Ada\",\"fail\":true}")
                .logType(LogType.TAIL)
                .build());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .contains("\"errorType\": \"ValueError\"")
                .contains("\"errorMessage\": \"no name\"")
                .contains("\"stackTrace\"");
        assertThat(new String(Base64.getDecoder().decode(answer.logResult()), StandardCharsets.UTF_8))
                .contains("asked by Ada");
    }

    @Test
    void anEventIsAcceptedAndADryRunRunsNothing() {
        InvokeResponse event =
                lambda.invoke(request("{}").invocationType(InvocationType.EVENT).build());
        assertThat(event.statusCode()).isEqualTo(202);
        assertThat(event.payload().asByteArray()).isEmpty();
        InvokeResponse dry = lambda.invoke(
                request("{}").invocationType(InvocationType.DRY_RUN).build());
        assertThat(dry.statusCode()).isEqualTo(204);
    }

    @Test
    void anUnknownFunctionIsNotFound() {
        assertThatThrownBy(() -> lambda.invoke(b -> b.functionName("missing")))
                .isInstanceOfSatisfying(ResourceNotFoundException.class, e -> {
                    assertThat(e.awsErrorDetails().errorMessage())
                            .isEqualTo("Function not found: arn:aws:lambda:us-east-1:123456789012:function:missing");
                    assertThat(e.statusCode()).isEqualTo(404);
                });
    }

    @Test
    void whatIsWrongIsToldInLambdasWords() {
        refused(
                request("hello").build(),
                400,
                "InvalidRequestContentException",
                "Could not parse request body into json: ");
        refused(
                request("{}").invocationType("Later").build(),
                400,
                "ValidationException",
                "Value 'Later' at 'invocationType'");
        refused(
                request("{}").functionName("greet:one").qualifier("two").build(),
                400,
                "InvalidParameterValueException",
                "does not match the specified qualifier");
        refused(
                request("\"" + "x".repeat(6 << 20) + "\"").build(),
                413,
                "RequestEntityTooLargeException",
                "Request must be smaller than 6291456 bytes for the InvokeFunction operation");
        refused(
                request("\"" + "x".repeat(1 << 20) + "\"")
                        .invocationType(InvocationType.EVENT)
                        .build(),
                413,
                "RequestEntityTooLargeException",
                "1048578 byte payload is too large for the Event invocation type (limit 1048576 bytes)");
    }

    private static void refused(InvokeRequest request, int status, String code, String message) {
        assertThatThrownBy(() -> lambda.invoke(request)).isInstanceOfSatisfying(LambdaException.class, e -> {
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorMessage()).contains(message);
        });
    }

    @Test
    void onlyThoseWhoSignForLambdaAreServed() {
        try (LambdaClient forger = client("byron")) {
            assertThatThrownBy(() -> forger.invoke(request("{}").build()))
                    .isInstanceOfSatisfying(
                            LambdaException.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException"));
        }
    }
}
