package io.stepwell.integrations.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where tasks may not call; the hosts are in {@code http/refused-hosts.txt}. */
@Timeout(180)
final class RefusedAddressesTest {
    private static ApiDouble api;
    private static HttpInvokeIntegration http;

    @BeforeAll
    static void start() throws IOException {
        api = new ApiDouble();
        http = new HttpInvokeIntegration(HttpAccess.publicOnly());
    }

    @AfterAll
    static void stop() {
        http.close();
        api.close();
    }

    static Stream<String> hosts() throws IOException {
        try (InputStream lines = RefusedAddressesTest.class.getResourceAsStream("/http/refused-hosts.txt")) {
            String text = new String(Objects.requireNonNull(lines).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#"));
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aHostThatIsNotPublicIsNeverConnectedTo(String host) throws InterruptedException {
        for (String scheme : List.of("https", "http", "HTTP")) {
            TaskOutcome outcome = call(http, scheme + "://" + host + ":" + api.port() + "/");
            assertThat(outcome).as(scheme).isInstanceOfSatisfying(TaskOutcome.Failed.class, failed -> {
                assertThat(failed.error()).isIn("States.Http.Socket", "States.Runtime");
                assertThat(failed.cause())
                        .containsAnyOf(
                                "has an address that tasks may not call",
                                "can only be called by https",
                                "is not known",
                                "The value for the field 'ApiEndpoint' must be");
            });
        }
        assertThat(api.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.com/", "file:///etc/passwd", "gopher://127.0.0.1/", "//127.0.0.1/", "jar:x!/"})
    void onlyHttpIsSpoken(String endpoint) throws InterruptedException {
        assertThat(call(http, endpoint)).isInstanceOfSatisfying(TaskOutcome.Failed.class, failed -> {
            assertThat(failed.error()).isEqualTo("States.Runtime");
            assertThat(failed.cause())
                    .endsWith("[The value for the field 'ApiEndpoint' must be a URL such as"
                            + " https://api.example.com/orders]");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.1.1.1",
                "100.63.255.255",
                "172.32.0.1",
                "192.167.1.1",
                "2001:4860:4860::8888",
                "2606:4700::1111",
                "64:ff9b::8.8.8.8"
            })
    void publicAddressesAreAccepted(String address) throws IOException {
        AddressRules rules = AddressRules.publicOnly();
        assertThat(rules.accepts("example.com", InetAddress.getByName(address))).isTrue();
        assertThat(rules.isAllowed("example.com", InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.0/8, a.example, 127.3.2.1, true",
        "127.0.0.1, a.example, 127.0.0.2, false",
        "::1/128, a.example, ::1, true",
        "fd00::/8, a.example, fc00::1, false",
        "billing.internal, BILLING.internal, 10.1.2.3, true",
        "billing.internal, other.internal, 10.1.2.3, false",
    })
    void whatIsAllowedIsReached(String allowed, String host, String address, boolean reached) throws IOException {
        AddressRules rules = AddressRules.allowing(List.of(allowed));
        assertThat(rules.accepts(host, InetAddress.getByName(address))).isEqualTo(reached);
        assertThat(rules.isAllowed(host, InetAddress.getByName(address))).isEqualTo(reached);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "example.com/8", "*", "a b", "::1/129"})
    void whatIsNoAddressAndNoHostIsNotAllowed(String allowed) {
        assertThatThrownBy(() -> AddressRules.allowing(List.of(allowed))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRedirectIsNotFollowed() throws IOException, InterruptedException {
        try (ApiDouble elsewhere = new ApiDouble();
                HttpInvokeIntegration allowing = new HttpInvokeIntegration(
                        HttpAccess.of(List.of(), AddressRules.allowing(List.of("127.0.0.1"))))) {
            elsewhere.answer(302, Map.of("Location", api.url("/metadata")), "moved");
            assertThat(call(allowing, elsewhere.url("/")))
                    .isEqualTo(new TaskOutcome.Failed("States.Http.StatusCode.302", "moved"));
            assertThat(api.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "localhost."})
    void aTokenIsNotFetchedFromAnAddressThatIsNotPublic(String host) throws InterruptedException {
        for (String scheme : List.of("https", "http")) {
            URI endpoint = URI.create(scheme + "://" + host + ":" + api.port() + "/token");
            try (HttpInvokeIntegration guarded =
                    new HttpInvokeIntegration(HttpAccess.of(List.of(oauth(endpoint)), AddressRules.publicOnly()))) {
                assertThat(guarded.call(ApiDouble.task(withConnection("https://example.com/"))))
                        .isInstanceOfSatisfying(
                                TaskOutcome.Failed.class,
                                failed -> assertThat(failed.error()).isEqualTo("States.Http.Socket"));
            }
        }
        assertThat(api.requests()).isEmpty();
    }

    @Test
    void aRedirectOfATokenEndpointIsNotFollowed() throws IOException, InterruptedException {
        try (ApiDouble tokens = new ApiDouble();
                HttpInvokeIntegration allowing = new HttpInvokeIntegration(HttpAccess.of(
                        List.of(oauth(URI.create(tokens.url("/token")))),
                        AddressRules.allowing(List.of("127.0.0.1"))))) {
            tokens.answer(307, Map.of("Location", api.url("/steal")), "");
            assertThat(allowing.call(ApiDouble.task(withConnection(api.url("/")))))
                    .isEqualTo(new TaskOutcome.Failed(
                            "States.Http.StatusCode.307",
                            "The token endpoint of the connection oauth answered with the status 307"));
            assertThat(api.requests()).isEmpty();
        }
    }

    @Test
    void aHostIsRefusedForOneOfItsAddressesAndNoSecretIsSentBefore() throws Exception {
        InetAddress[] mixed = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};
        AddressRules rules = AddressRules.publicOnly();
        GuardedResolver resolver = new GuardedResolver(rules::accepts, "is refused", _ -> mixed);
        assertThatThrownBy(() -> resolver.resolve("example.com"))
                .isInstanceOf(RefusedAddressException.class)
                .hasMessage("The host example.com is refused");
    }

    @Test
    void aNameThatChangesItsAddressIsLookedUpOncePerConnection() throws Exception {
        InetAddress[] first = {InetAddress.getByName("8.8.8.8")};
        InetAddress[] later = {InetAddress.getByName("169.254.169.254")};
        AtomicInteger lookups = new AtomicInteger();
        AddressRules rules = AddressRules.publicOnly();
        GuardedResolver resolver =
                new GuardedResolver(rules::accepts, "is refused", _ -> lookups.getAndIncrement() == 0 ? first : later);
        assertThat(resolver.resolve("rebinding.example")).isEqualTo(first);
        assertThat(lookups).hasValue(1);
        assertThatThrownBy(() -> resolver.resolve("rebinding.example")).isInstanceOf(RefusedAddressException.class);
    }

    private static Connection oauth(URI endpoint) {
        Connection.TokenRequest request = new Connection.TokenRequest(endpoint, "POST", Map.of(), Map.of(), Map.of());
        return new Connection(
                "oauth",
                new Connection.Authorization.ClientCredentials(request, "ada", "secret", false),
                Map.of(),
                Map.of(),
                Map.of());
    }

    private static Json withConnection(String endpoint) {
        return Json.of(
                Map.of("ApiEndpoint", endpoint, "Method", "GET", "Authentication", Map.of("ConnectionArn", "oauth")));
    }

    private static TaskOutcome call(HttpInvokeIntegration integration, String endpoint) throws InterruptedException {
        return integration.call(ApiDouble.task(Json.of(Map.of("ApiEndpoint", endpoint, "Method", "GET"))));
    }
}
