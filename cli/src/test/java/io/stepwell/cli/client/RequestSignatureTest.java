package io.stepwell.cli.client;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.api.signature.SignatureVerifier;
import io.stepwell.api.wire.ApiRequest;
import io.stepwell.api.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RequestSignatureTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private final SignatureVerifier verifier =
            new SignatureVerifier(Map.of("AKIA", "secret"), "states", InstantSource.fixed(NOW));

    @Test
    void theServerAcceptsWhatTheClientSigns() {
        assertThatCode(() -> verifier.verify(signed("secret", "{}", "{}"))).doesNotThrowAnyException();
    }

    @Test
    void theServerRefusesAnotherSecretAndAnotherBody() {
        assertThatThrownBy(() -> verifier.verify(signed("other", "{}", "{}"))).hasMessageContaining("signature");
        assertThatThrownBy(() -> verifier.verify(signed("secret", "{}", "{ }"))).hasMessageContaining("signature");
    }

    private static ApiRequest signed(String secret, String signedBody, String sentBody) {
        Map<String, String> headers =
                new LinkedHashMap<>(Map.of("Host", "localhost:8083", "Content-Type", "application/json"));
        Credentials credentials = new Credentials("AKIA", secret, "us-east-1");
        headers.putAll(RequestSignature.headers(credentials, NOW, "/stepwell/backup", headers, bytes(signedBody)));
        return new ApiRequest("POST", "/stepwell/backup", "", Headers.of(headers), bytes(sentBody));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
