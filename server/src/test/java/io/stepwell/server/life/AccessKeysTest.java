package io.stepwell.server.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.Caller;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** A server with access keys serves only those who sign with one. */
final class AccessKeysTest {
    private static StepwellServer server;

    @BeforeAll
    static void start() {
        Map<Setting, String> flags =
                Map.of(Setting.STORE, "memory", Setting.PORT, "0", Setting.ACCESS_KEYS, "ADA:lovelace,BOB:builder");
        server = StepwellServer.start(Configuration.read(flags, null, Map.of()), Map.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void signedRequestsOfEveryKeyPass() {
        try (Caller ada = Caller.of(server.port(), "ADA", "lovelace");
                Caller bob = Caller.of(server.port(), "BOB", "builder")) {
            String machine = ada.create("signed", "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}");
            assertThat(bob.output(bob.start(machine, "{\"text\":\"Grüße, 世界\"}")))
                    .isEqualTo("{\"text\":\"Grüße, 世界\"}");
        }
    }

    @Test
    void aWrongSecretAnUnknownKeyAndNoSignatureAreRefused() {
        try (Caller wrong = Caller.of(server.port(), "ADA", "byron");
                Caller unknown = Caller.of(server.port(), "EVE", "lovelace");
                Caller unsigned = Caller.of(server.port(), AnonymousCredentialsProvider.create())) {
            refused(wrong, "InvalidSignatureException");
            refused(unknown, "UnrecognizedClientException");
            refused(unsigned, "MissingAuthenticationTokenException");
        }
    }

    private static void refused(Caller caller, String code) {
        assertThatThrownBy(() -> caller.sfn.listStateMachines(_ -> {}))
                .isInstanceOfSatisfying(SfnException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
                    assertThat(e.statusCode()).isBetween(400, 403);
                    assertThat(e.getMessage()).doesNotContain("lovelace");
                });
    }
}
