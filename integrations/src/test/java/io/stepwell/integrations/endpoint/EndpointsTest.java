package io.stepwell.integrations.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    private static final Map<String, String> ALL = Map.of(
            "AWS_ENDPOINT_URL", "http://all:1",
            "SQS_ENDPOINT", "http://local:2/",
            "AWS_ENDPOINT_URL_SQS", "http://service:3");

    @Test
    void callsAwsInTheConfiguredRegionWhenNothingElseIsSaid() {
        assertThat(Endpoints.of(Map.of()).of(AwsService.SQS).uri())
                .isEqualTo(URI.create("https://sqs.us-east-1.amazonaws.com"));
        assertThat(Endpoints.of(Map.of("AWS_DEFAULT_REGION", "cn-north-1"))
                        .of(AwsService.LAMBDA)
                        .uri())
                .isEqualTo(URI.create("https://lambda.cn-north-1.amazonaws.com.cn"));
    }

    @Test
    void takesTheMostSpecificSource() {
        Endpoints endpoints = Endpoints.of(ALL);
        assertThat(endpoints
                        .withEndpoint("sqs", "http://explicit:4")
                        .of(AwsService.SQS)
                        .uri())
                .hasHost("explicit");
        assertThat(endpoints.of(AwsService.SQS).uri()).hasHost("service");
        assertThat(endpoints.of(AwsService.LAMBDA).uri()).hasHost("all");
        assertThat(Endpoints.of(Map.of("AWS_ENDPOINT_URL", "http://all:1", "SQS_ENDPOINT", "http://local:2/"))
                        .of(AwsService.SQS)
                        .uri())
                .isEqualTo(URI.create("http://local:2"));
    }

    @ParameterizedTest
    @CsvSource({
        "Lambda,LAMBDA_ENDPOINT",
        "Batch,BATCH_ENDPOINT",
        "DynamoDB,DYNAMODB_ENDPOINT",
        "ECS,ECS_ENDPOINT",
        "Glue,GLUE_ENDPOINT",
        "SageMaker,SAGE_MAKER_ENDPOINT",
        "SQS,SQS_ENDPOINT",
        "SNS,SNS_ENDPOINT",
        "SFN,STEP_FUNCTIONS_ENDPOINT",
        "Secrets Manager,AWS_ENDPOINT_URL_SECRETS_MANAGER"
    })
    void knowsTheVariableOfAService(String serviceId, String variable) {
        AwsService service = new AwsService(serviceId, "x", "x");
        assertThat(Endpoints.of(Map.of(variable, "http://here:1")).of(service).uri())
                .hasHost("here");
    }

    @Test
    void canBeToldToIgnoreEndpointUrls() {
        assertThat(Endpoints.of(Map.of(
                                "AWS_ENDPOINT_URL", "http://all:1", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true"))
                        .of(AwsService.SQS)
                        .uri())
                .hasHost("sqs.us-east-1.amazonaws.com");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:9324", "ftp://x", "http://", "http://user:pw@x", "not a url", "http://x?y=1"})
    void namesTheVariableThatHoldsNoUrlWithoutShowingItsValue(String value) {
        assertThatThrownBy(() -> Endpoints.of(Map.of("AWS_ENDPOINT_URL_SQS", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("AWS_ENDPOINT_URL_SQS is not a usable endpoint")
                .hasMessageNotContaining("pw");
    }

    @Test
    void refusesARegionThatCouldChangeTheHost() {
        assertThatThrownBy(() -> Endpoints.of(Map.of("AWS_REGION", "evil.com/")))
                .hasMessageContaining("AWS_REGION");
    }

    @Test
    void signsWithTheGivenCredentialsAndNeverPrintsThem() {
        ServiceEndpoint endpoint = Endpoints.of(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        "AKIDEXAMPLE",
                        "AWS_SECRET_ACCESS_KEY",
                        "secret",
                        "AWS_SESSION_TOKEN",
                        "t"))
                .of(AwsService.SQS);
        assertThat(endpoint.credentials().resolveCredentials().accessKeyId()).isEqualTo("AKIDEXAMPLE");
        assertThat(endpoint.toString()).doesNotContain("AKIDEXAMPLE").doesNotContain("secret");
    }

    @Test
    void hasDummyCredentialsForAnEndpointThatIsNotAws() {
        ServiceEndpoint endpoint =
                Endpoints.of(Map.of("AWS_ENDPOINT_URL", "http://localhost:1")).of(AwsService.SQS);
        assertThat(endpoint.credentials().resolveCredentials().accessKeyId()).isNotBlank();
    }
}
