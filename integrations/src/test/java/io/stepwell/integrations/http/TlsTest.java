package io.stepwell.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.integrations.http.Connection.Authorization;
import io.stepwell.integrations.http.Connection.TokenRequest;
import io.stepwell.language.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls by https to servers on loopback whose certificates no public authority has signed. */
@Timeout(180)
final class TlsTest {
    private static final AddressRules LOOPBACK = AddressRules.allowing(List.of("127.0.0.0/8"));

    @TempDir
    static Path folder;

    private static Certificates server;
    private static Certificates caller;

    @BeforeAll
    static void makeCertificates() throws Exception {
        server = Certificates.made(folder, "server", "EC", "ip:127.0.0.1");
        caller = Certificates.made(folder, "caller", "RSA", "dns:caller");
    }

    private static TaskOutcome call(ApiDouble api, HttpAccess access, Map<String, ?> more) throws InterruptedException {
        try (HttpInvokeIntegration http = new HttpInvokeIntegration(access)) {
            Map<String, Object> parameters = new HashMap<>(more);
            parameters.put("ApiEndpoint", "https://127.0.0.1:" + api.port() + "/");
            parameters.put("Method", "GET");
            return http.call(ApiDouble.task(Json.of(parameters)));
        }
    }

    private static HttpAccess access(Map<String, Tls> hosts, Connection... connections) {
        return HttpAccess.of(List.of(connections), LOOPBACK, TlsHosts.of(hosts), HttpBounds.aws());
    }

    private static Tls trusting() throws Exception {
        return Tls.of(server.certificate(), null, null);
    }

    private static Connection connection(Authorization authorization, Tls tls) {
        return new Connection("c", authorization, Map.of(), Map.of(), Map.of(), tls);
    }

    @Test
    void aPrivateAuthorityIsTrustedOnceItIsNamed() throws Exception {
        try (ApiDouble api = ApiDouble.secured(server.server(null), false)) {
            assertThat(call(api, access(Map.of()), Map.of()))
                    .isEqualTo(new TaskOutcome.Failed(
                            "States.Http.Socket",
                            "The certificate of the host 127.0.0.1 is not trusted. If its authority is private, name it"
                                    + " with the setting http-tls"));
            assertThat(api.requests()).isEmpty();
            assertThat(call(api, access(Map.of("127.0.0.1", trusting())), Map.of()))
                    .isInstanceOf(TaskOutcome.Succeeded.class);
            assertThat(call(api, access(Map.of("*", trusting())), Map.of())).isInstanceOf(TaskOutcome.Succeeded.class);
        }
    }

    @Test
    void aCertificateForAnotherHostIsRefused() throws Exception {
        Certificates other = Certificates.made(folder, "other", "EC", "dns:example.com");
        try (ApiDouble api = ApiDouble.secured(other.server(null), false)) {
            assertThat(call(api, access(Map.of("*", Tls.of(other.certificate(), null, null))), Map.of()))
                    .isInstanceOfSatisfying(
                            TaskOutcome.Failed.class,
                            failed -> assertThat(failed.cause())
                                    .isEqualTo("The certificate of the host 127.0.0.1 is for other hosts"));
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        Certificates old = Certificates.signed(
                folder, "old", "ip:127.0.0.1", "-startdate", "2020/01/01 00:00:00", "-validity", "1");
        try (ApiDouble api = ApiDouble.secured(old.server(null), false)) {
            assertThat(call(api, access(Map.of("*", Tls.of(old.authority(), null, null))), Map.of()))
                    .isInstanceOfSatisfying(
                            TaskOutcome.Failed.class,
                            failed -> assertThat(failed.cause())
                                    .isEqualTo("The certificate of the host 127.0.0.1 has expired"));
        }
    }

    @Test
    void aServerThatWantsACertificateGetsThatOfItsHost() throws Exception {
        try (ApiDouble api = ApiDouble.secured(server.server(caller), true)) {
            assertThat(call(api, access(Map.of("*", trusting())), Map.of()))
                    .isInstanceOfSatisfying(TaskOutcome.Failed.class, failed -> {
                        assertThat(failed.error()).isEqualTo("States.Http.Socket");
                        assertThat(failed.cause()).contains("127.0.0.1");
                    });
            Tls both = Tls.of(server.certificate(), caller.certificate(), caller.key());
            assertThat(call(api, access(Map.of("127.0.0.1", both)), Map.of()))
                    .isInstanceOf(TaskOutcome.Succeeded.class);
        }
    }

    @Test
    void theCertificateOfAConnectionStandsBeforeThatOfTheHost() throws Exception {
        Tls both = Tls.of(server.certificate(), caller.certificate(), caller.key());
        Map<String, ?> named = Map.of("Authentication", Map.of("ConnectionArn", "c"));
        try (ApiDouble api = ApiDouble.secured(server.server(caller), true)) {
            HttpAccess access = access(Map.of("*", trusting()), connection(new Authorization.None(), both));
            assertThat(call(api, access, named)).isInstanceOf(TaskOutcome.Succeeded.class);
            assertThat(call(api, access, Map.of())).isInstanceOf(TaskOutcome.Failed.class);
        }
    }

    @Test
    void aTokenIsFetchedWithTheCertificateOfItsConnection() throws Exception {
        Tls both = Tls.of(server.certificate(), caller.certificate(), caller.key());
        Map<String, ?> named = Map.of("Authentication", Map.of("ConnectionArn", "c"));
        try (ApiDouble api = ApiDouble.secured(server.server(caller), true);
                ApiDouble tokens = ApiDouble.secured(server.server(caller), true)) {
            tokens.answer(200, Map.of(), "{\"access_token\": \"t\"}");
            URI endpoint = URI.create("https://127.0.0.1:" + tokens.port() + "/");
            TokenRequest request = new TokenRequest(endpoint, "POST", Map.of(), Map.of(), Map.of());
            Authorization oauth = new Authorization.ClientCredentials(request, "ada", "secret", false);
            assertThat(call(api, access(Map.of(), connection(oauth, both)), named))
                    .isInstanceOf(TaskOutcome.Succeeded.class);
            assertThat(api.requests().getFirst().header("Authorization")).isEqualTo("Bearer t");
        }
    }

    @Test
    void aServerThatSpeaksNoTlsIsAFailureOfTheSocket() throws Exception {
        try (ApiDouble api = new ApiDouble()) {
            assertThat(call(api, access(Map.of()), Map.of()))
                    .isInstanceOfSatisfying(TaskOutcome.Failed.class, failed -> {
                        assertThat(failed.error()).isEqualTo("States.Http.Socket");
                        assertThat(failed.cause()).contains("127.0.0.1");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({"RSA", "EC", "Ed25519"})
    void keysOfTheseKindsAreRead(String algorithm) throws Exception {
        Certificates made = Certificates.made(folder, "key-" + algorithm, algorithm, "dns:caller");
        assertThat(Tls.of(null, made.certificate(), made.key()).toString()).isEqualTo("Tls");
    }

    @Test
    void whatIsNotUsableIsNamedAndNotShown() throws Exception {
        String certificate = caller.certificate();
        String rsa = Certificates.pem("RSA PRIVATE KEY", new byte[10]);
        String damaged = Certificates.pem("PRIVATE KEY", new byte[10]);
        refused("certificate is missing", null, null, caller.key());
        refused("key is missing", null, certificate, null);
        refused("trust must be certificates in PEM", "nothing", null, null);
        refused("certificate must be certificates in PEM", null, "nothing", caller.key());
        refused("key must be a private key in PKCS 8", null, certificate, rsa);
        refused("key must be a private key in PKCS 8", null, certificate, "nothing");
        refused("key must be an RSA, EC or Ed25519 key", null, certificate, damaged);
    }

    private static void refused(
            String message, @Nullable String trust, @Nullable String certificate, @Nullable String key) {
        assertThatThrownBy(() -> Tls.of(trust, certificate, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageNotContaining("AAAA");
    }

    @Test
    void theClosestHostCounts() throws Exception {
        Tls exact = trusting();
        Tls near = trusting();
        Tls far = trusting();
        Tls rest = trusting();
        TlsHosts hosts =
                TlsHosts.of(Map.of("a.b.example.com", exact, "*.b.example.com", near, "*.example.com", far, "*", rest));
        assertThat(hosts.of("A.B.example.com")).isSameAs(exact);
        assertThat(hosts.of("c.b.example.com")).isSameAs(near);
        assertThat(hosts.of("x.c.b.example.com")).isSameAs(near);
        assertThat(hosts.of("b.example.com")).isSameAs(far);
        assertThat(hosts.of("example.com")).isSameAs(rest);
        assertThat(hosts.of("[::1]")).isSameAs(rest);
        assertThat(TlsHosts.NONE.of("example.com")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Example.com", "*.", "a.*.com", "**", "https://example.com", "example.com:443"})
    void whatIsNoHostIsRefused(String host) throws Exception {
        Tls tls = trusting();
        assertThatThrownBy(() -> TlsHosts.of(Map.of(host, tls))).isInstanceOf(IllegalArgumentException.class);
    }
}
