package io.stepwell.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.api.ApiFixture.Reply;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.Headers;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Requests signed by the AWS SDK for Java, against an API with access keys. */
final class SignedRequestTest {
    private static final AwsCredentialsIdentity KEYS = AwsCredentialsIdentity.create("AKID", "s3cret/+=");

    private final ApiFixture fixture = new ApiFixture();
    private final AwsApi api = fixture.api(Map.of("AKID", "s3cret/+="));

    @ParameterizedTest
    @ValueSource(strings = {"/", "/some%20path/%C3%A4"})
    void aRequestSignedByTheSdkIsAnswered(String path) {
        assertThat(send(sign(KEYS, path, _ -> {}), "{}").code()).isEqualTo("OK");
    }

    @Test
    void aSessionTokenIsCoveredByTheSignature() {
        var session = AwsSessionCredentialsIdentity.create("AKID", "s3cret/+=", "the session token");
        assertThat(send(sign(session, "/", _ -> {}), "{}").code()).isEqualTo("OK");
    }

    @Test
    void anUnsignedPayloadIsAnswered() {
        SdkHttpRequest signed =
                sign(KEYS, "/", request -> request.putProperty(AwsV4HttpSigner.PAYLOAD_SIGNING_ENABLED, false));
        assertThat(send(signed, "{}").code()).isEqualTo("OK");
    }

    @Test
    void aPresignedRequestIsAnsweredUntilItExpires() {
        SdkHttpRequest signed = sign(
                KEYS,
                "/",
                request -> request.putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4HttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(5)));
        assertThat(signed.firstMatchingHeader("Authorization")).isEmpty();
        assertThat(send(signed, "{}").code()).isEqualTo("OK");
        fixture.now = fixture.now.plusSeconds(301);
        assertThat(send(signed, "{}").code()).isEqualTo("InvalidSignatureException");
    }

    @Test
    void anotherBodyIsRefusedBeforeItIsLookedAt() {
        Reply reply = send(sign(KEYS, "/", _ -> {}), "not even JSON");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("InvalidSignatureException");
        assertThat(reply.message()).doesNotContain("s3cret");
    }

    @Test
    void anUnsignedRequestIsRefused() {
        Headers headers = Headers.of(Map.of(
                "Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AWSStepFunctions.ListActivities"));
        Reply reply = ApiFixture.reply(api.handle(new ApiRequest("POST", "/", "", headers, new byte[0])));
        assertThat(reply.code()).isEqualTo("MissingAuthenticationTokenException");
    }

    private SdkHttpRequest sign(
            AwsCredentialsIdentity identity,
            String path,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> options) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("http://localhost:8083" + path))
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("X-Amz-Target", "AWSStepFunctions.ListActivities")
                .putRawQueryParameter("b", "2 3")
                .putRawQueryParameter("a", "ä/")
                .build();
        SignRequest.Builder<AwsCredentialsIdentity> builder = SignRequest.builder(identity)
                .request(request)
                .payload(ContentStreamProvider.fromUtf8String("{}"))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "states")
                .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, Clock.fixed(fixture.now, ZoneOffset.UTC));
        options.accept(builder);
        return AwsV4HttpSigner.create().sign(builder.build()).request();
    }

    private Reply send(SdkHttpRequest signed, String body) {
        Headers.Builder headers = Headers.builder();
        signed.forEachHeader((name, values) -> values.forEach(value -> headers.add(name, value)));
        if (signed.firstMatchingHeader("Host").isEmpty()) {
            headers.add("Host", "localhost:8083");
        }
        URI uri = signed.getUri();
        return ApiFixture.reply(api.handle(new ApiRequest(
                "POST",
                uri.getRawPath(),
                Objects.requireNonNullElse(uri.getRawQuery(), ""),
                headers.build(),
                body.getBytes(StandardCharsets.UTF_8))));
    }
}
