package io.stepwell.server.connections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Setting;
import io.stepwell.server.harness.Caller;
import io.stepwell.server.harness.InProcess;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.rocksdb.RocksDbSettings;
import io.stepwell.storage.rocksdb.RocksDbStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.ConnectionAuthorizationType;
import software.amazon.awssdk.services.eventbridge.model.ConnectionHttpParameters;
import software.amazon.awssdk.services.eventbridge.model.ConnectionOAuthHttpMethod;
import software.amazon.awssdk.services.eventbridge.model.ConnectionState;
import software.amazon.awssdk.services.eventbridge.model.CreateConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeConnectionResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.ListConnectionsResponse;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** Connections that clients of EventBridge create, and the tasks that call in their name. */
@Timeout(300)
final class ConnectionsTest {
    private static final String SECRET = "correct-horse-battery-7";
    private static final String TENANT = "tenant-secret-8";

    @TempDir
    Path folder;

    private GuardedApi api;

    @BeforeEach
    void serve() throws IOException {
        api = new GuardedApi();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** A server with a client of each API. */
    private record Running(StepwellServer server, Caller caller, EventBridgeClient events) implements AutoCloseable {
        @Override
        public void close() {
            events.close();
            caller.close();
            server.close();
        }
    }

    private Running start(Map<Setting, String> more) {
        Map<Setting, String> settings = new EnumMap<>(Map.of(Setting.HTTP_ALLOW, "127.0.0.0/8"));
        settings.putAll(more);
        StepwellServer server =
                StepwellServer.start(InProcess.configuration(folder.resolve("data"), settings), Map.of());
        return new Running(server, Caller.of(server.port(), "AKIA", "secret"), events(server, "secret"));
    }

    private static EventBridgeClient events(StepwellServer server, String secretKey) {
        return EventBridgeClient.builder()
                .httpClientBuilder(Apache5HttpClient.builder())
                .endpointOverride(URI.create("http://127.0.0.1:" + server.port()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", secretKey)))
                .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }

    private Running inMemory() {
        return start(Map.of(Setting.STORE, "memory"));
    }

    private static CreateConnectionRequest.Builder basic(String name) {
        return CreateConnectionRequest.builder()
                .name(name)
                .authorizationType(ConnectionAuthorizationType.BASIC)
                .authParameters(p -> p.basicAuthParameters(
                                b -> b.username("ada-the-user").password(SECRET))
                        .invocationHttpParameters(ConnectionsTest::tenant));
    }

    private static void tenant(ConnectionHttpParameters.Builder added) {
        added.headerParameters(h -> h.key("X-Tenant").value(TENANT).isValueSecret(true))
                .queryStringParameters(q -> q.key("plain").value("seen").isValueSecret(false));
    }

    private static String header(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private DescribeExecutionResponse run(Running running, String connectionArn) {
        String machine = "m" + Math.abs(connectionArn.hashCode());
        String arn = running.caller().create(machine, """
                {"StartAt": "A", "States": {"A": {"Type": "Task", "End": true,
                 "Resource": "arn:aws:states:::http:invoke",
                 "Parameters": {"ApiEndpoint": "%s", "Method": "GET",
                  "Authentication": {"ConnectionArn": "%s"}}}}}""".formatted(api.url("/orders"), connectionArn));
        String execution = running.caller().start(arn, "{}");
        DescribeExecutionResponse end = running.caller().finished(execution);
        assertThat(end + " " + running.caller().history(execution)).doesNotContain(SECRET, TENANT);
        return end;
    }

    /** What an operation answers, as it is on the wire: the SDK would not show members that it does not know. */
    private static String wire(Running running, String operation, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + running.server().port() + "/"))
                .header("X-Amz-Target", "AWSEvents." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            return response.body();
        }
    }

    @Test
    void tasksCallInTheNameOfAConnectionFromItsCreationToItsDeletion() throws Exception {
        String arn;
        try (Running running = start(Map.of())) {
            arn = running.events()
                    .createConnection(
                            basic("billing").description("of the bank").build())
                    .connectionArn();
            assertThat(arn).matches("arn:aws:events:us-east-1:123456789012:connection/billing/[0-9a-f-]{36}");
            DescribeConnectionResponse described = running.events().describeConnection(r -> r.name("billing"));
            assertThat(described.toString()).doesNotContain(SECRET, TENANT);
            assertThat(described.authParameters().basicAuthParameters().username())
                    .isEqualTo("ada-the-user");
            assertThat(described.authParameters().invocationHttpParameters().headerParameters())
                    .singleElement()
                    .satisfies(h -> assertThat(h.value()).isNull());
            assertThat(described.authParameters().invocationHttpParameters().queryStringParameters())
                    .singleElement()
                    .satisfies(q -> assertThat(q.value()).isEqualTo("seen"));
            assertThat(described.connectionState()).isEqualTo(ConnectionState.AUTHORIZED);
            assertThat(described.description()).isEqualTo("of the bank");
            assertThat(described.secretArn())
                    .startsWith("arn:aws:secretsmanager:us-east-1:123456789012:secret:events!connection/billing/");
            assertThat(described.lastAuthorizedTime()).isEqualTo(described.creationTime());
            assertThat(wire(running, "DescribeConnection", "{\"Name\": \"billing\"}"))
                    .contains("ada-the-user", "X-Tenant")
                    .doesNotContain(SECRET, TENANT);
            assertThat(wire(running, "ListConnections", "{}")).contains(arn).doesNotContain(SECRET, TENANT);
            assertThat(running.events().listConnections(r -> {}).connections())
                    .singleElement()
                    .satisfies(each -> assertThat(each.connectionArn()).isEqualTo(arn));
            assertThat(run(running, arn).statusAsString()).isEqualTo("SUCCEEDED");
            assertThat(api.last())
                    .isEqualTo(new GuardedApi.Request(header("ada-the-user", SECRET), TENANT, "/orders?plain=seen"));
        }
        try (Running running = start(Map.of())) {
            assertThat(run(running, arn).statusAsString()).isEqualTo("SUCCEEDED");
            assertThat(api.last().authorization()).isEqualTo(header("ada-the-user", SECRET));
            running.events()
                    .updateConnection(
                            r -> r.name("billing").authParameters(p -> p.basicAuthParameters(b -> b.password("new"))));
            run(running, arn);
            assertThat(api.last().authorization()).isEqualTo(header("ada-the-user", "new"));
            assertThat(api.last().tenant()).isEqualTo(TENANT);
            running.events()
                    .updateConnection(r -> r.name("billing")
                            .authorizationType(ConnectionAuthorizationType.API_KEY)
                            .authParameters(p -> p.apiKeyAuthParameters(
                                    k -> k.apiKeyName("Authorization").apiKeyValue("Key 9"))));
            run(running, arn);
            assertThat(api.last().authorization()).isEqualTo("Key 9");
            assertThat(running.events()
                            .deauthorizeConnection(r -> r.name("billing"))
                            .connectionState())
                    .isEqualTo(ConnectionState.DEAUTHORIZED);
            assertThat(run(running, arn).error()).isEqualTo("Events.ConnectionResource.InvalidConnectionState");
            assertThat(running.events().deleteConnection(r -> r.name("billing")).connectionState())
                    .isEqualTo(ConnectionState.DELETING);
            assertThat(run(running, arn).error()).isEqualTo("Events.ConnectionResource.ResourceNotFound");
            assertThatThrownBy(() -> running.events().describeConnection(r -> r.name("billing")))
                    .isInstanceOf(ResourceNotFoundException.class)
                    .hasMessageContaining("Connection 'billing' does not exist.");
        }
    }

    @Test
    void aConnectionMadeAgainHasAnotherArn() {
        try (Running running = inMemory()) {
            String first = running.events().createConnection(basic("c").build()).connectionArn();
            running.events().deleteConnection(r -> r.name("c"));
            running.events().createConnection(basic("c").build());
            assertThat(run(running, first).error()).isEqualTo("Events.ConnectionResource.ResourceNotFound");
        }
    }

    @Test
    void noRowNoFileOfTheDataFolderAndNoBackupHoldsASecret() throws IOException {
        try (Running running = start(Map.of())) {
            run(
                    running,
                    running.events().createConnection(basic("billing").build()).connectionArn());
        }
        Path data = folder.resolve("data");
        List<String> rows = new ArrayList<>();
        try (Store store = RocksDbStore.open(data, RocksDbSettings.small())) {
            for (Table table : Table.values()) {
                for (Row row : store.scan(table, new byte[0], new byte[] {-1, -1}, 10_000, false)) {
                    rows.add(table + new String(row.value(), StandardCharsets.ISO_8859_1));
                }
            }
            store.backup(folder.resolve("backup"));
        }
        assertThat(rows).anyMatch(row -> row.startsWith("CONNECTION") && row.contains("ada-the-user"));
        assertThat(rows).noneMatch(row -> row.contains(SECRET) || row.contains(TENANT));
        assertThat(data.resolve(SecretKeyFile.NAME)).exists();
        assertThat(folder.resolve("backup").resolve("FORMAT")).exists();
        assertThat(folder.resolve("backup").resolve(SecretKeyFile.NAME)).doesNotExist();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(SECRET, TENANT, header("ada-the-user", SECRET));
            }
        }
    }

    @Test
    void withoutItsKeyAConnectionSaysSoAndTheServerGoesOn() throws IOException {
        Path key = folder.resolve("data").resolve(SecretKeyFile.NAME);
        String arn;
        try (Running running = start(Map.of())) {
            assertThat(key).doesNotExist();
            arn = running.events().createConnection(basic("billing").build()).connectionArn();
            assertThat(Files.getPosixFilePermissions(key)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        Path kept = Files.move(key, folder.resolve("kept.key"));
        try (Running running = start(Map.of())) {
            DescribeExecutionResponse end = run(running, arn);
            assertThat(end.error()).isEqualTo("Events.ConnectionResource.AccessDenied");
            assertThat(end.cause()).contains("billing", key.toString());
            assertThatThrownBy(() ->
                            running.events().createConnection(basic("other").build()))
                    .hasMessageContaining(key.toString());
            assertThat(key).doesNotExist();
            assertThat(running.events()
                            .describeConnection(r -> r.name("billing"))
                            .name())
                    .isEqualTo("billing");
        }
        Files.writeString(key, Base64.getEncoder().encodeToString(new byte[32]));
        try (Running running = start(Map.of())) {
            assertThat(run(running, arn).cause()).contains("is not the one they were encrypted with");
        }
        try (Running running = start(Map.of(Setting.SECRET_KEY_FILE, kept.toString()))) {
            assertThat(run(running, arn).statusAsString()).isEqualTo("SUCCEEDED");
        }
    }

    @Test
    void tokensAreThoseOfTheConnectionAsItIs() {
        try (Running running = inMemory()) {
            String arn = running.events()
                    .createConnection(r -> r.name("oauth")
                            .authorizationType(ConnectionAuthorizationType.OAUTH_CLIENT_CREDENTIALS)
                            .authParameters(p -> p.oAuthParameters(o -> o.authorizationEndpoint(api.url("/token"))
                                    .httpMethod(ConnectionOAuthHttpMethod.POST)
                                    .clientParameters(c -> c.clientID("id").clientSecret(SECRET))
                                    .oAuthHttpParameters(h -> h.queryStringParameters(
                                            q -> q.key("scope").value("all"))))))
                    .connectionArn();
            run(running, arn);
            run(running, arn);
            assertThat(api.tokensAsked()).isEqualTo(1);
            assertThat(api.last().authorization()).isEqualTo("Bearer t0");
            assertThat(api.lastToken().target()).isEqualTo("/token?scope=all");
            running.events()
                    .updateConnection(r -> r.name("oauth")
                            .authParameters(
                                    p -> p.oAuthParameters(o -> o.clientParameters(c -> c.clientSecret("new")))));
            run(running, arn);
            assertThat(api.last().authorization()).isEqualTo("Bearer t1");
            assertThat(api.lastToken().authorization()).isEqualTo(header("id", "new"));
            assertThat(running.events().describeConnection(r -> r.name("oauth")).toString())
                    .contains("ClientID=id")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        try (Running running = inMemory()) {
            EventBridgeClient events = running.events();
            events.createConnection(basic("twice").build());
            assertThatThrownBy(() -> events.createConnection(basic("twice").build()))
                    .isInstanceOf(ResourceAlreadyExistsException.class);
            assertThatThrownBy(() -> events.createConnection(
                            basic("k").kmsKeyIdentifier("alias/k").build()))
                    .hasMessageContaining("KmsKeyIdentifier is not supported");
            assertThatThrownBy(() -> events.createConnection(basic("t")
                            .authorizationType(ConnectionAuthorizationType.API_KEY)
                            .build()))
                    .hasMessageContaining("BasicAuthParameters does not go with the AuthorizationType API_KEY");
            assertThatThrownBy(() -> events.updateConnection(
                            r -> r.name("twice").authorizationType(ConnectionAuthorizationType.API_KEY)))
                    .hasMessageContaining("ApiKeyAuthParameters must be given");
            assertThatThrownBy(() -> events.updateConnection(r -> r.name("twice")
                            .authParameters(p -> p.invocationHttpParameters(
                                    h -> h.bodyParameters(b -> b.key("k").value("x".repeat(65_536)))))))
                    .hasMessageContaining("more than 65536 bytes");
            assertThatThrownBy(() -> events.updateConnection(r -> r.name("none")))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThatThrownBy(() -> events.putEvents(r -> r.entries(e -> e.source("s"))))
                    .isInstanceOfSatisfying(EventBridgeException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
                        assertThat(e.getMessage()).contains("PutEvents");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "a b; ada; 'Name' failed to satisfy constraint: Member must satisfy regular expression pattern",
                "ok; ; 'AuthParameters.BasicAuthParameters.Username' failed to satisfy constraint: Member must not be null",
            })
    void aMemberIsCheckedByTheModel(String name, String username, String message) {
        try (Running running = inMemory()) {
            assertThatThrownBy(() -> running.events()
                            .createConnection(r -> r.name(name)
                                    .authorizationType(ConnectionAuthorizationType.BASIC)
                                    .authParameters(p -> p.basicAuthParameters(
                                            b -> b.username(username).password(SECRET)))))
                    .isInstanceOfSatisfying(EventBridgeException.class, e -> {
                        assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException");
                        assertThat(e.getMessage()).contains(message).doesNotContain(SECRET);
                    });
        }
    }

    @Test
    @Timeout(900)
    void thereAreThreeThousandAtTheMostAndTheyAreListedPageByPage() {
        try (Running running = inMemory()) {
            EventBridgeClient events = running.events();
            for (int i = 0; i < 3_000; i++) {
                events.createConnection(basic("c" + i).build());
            }
            assertThatThrownBy(() -> events.createConnection(basic("more").build()))
                    .isInstanceOf(LimitExceededException.class);
            List<String> names = new ArrayList<>();
            String token = null;
            do {
                String from = token;
                ListConnectionsResponse page = events.listConnections(
                        r -> r.namePrefix("c29").limit(100).nextToken(from));
                page.connections().forEach(each -> names.add(each.name()));
                token = page.nextToken();
            } while (token != null);
            assertThat(names).hasSize(111).doesNotHaveDuplicates().isSorted();
            assertThat(events.listConnections(r -> r.connectionState(ConnectionState.DEAUTHORIZED))
                            .connections())
                    .isEmpty();
            assertThatThrownBy(() -> events.listConnections(r -> r.nextToken("x")))
                    .hasMessageContaining("NextToken");
        }
    }

    @Test
    void withAccessKeysRequestsAreSignedForEvents() {
        try (Running running = start(Map.of(Setting.STORE, "memory", Setting.ACCESS_KEYS, "AKIA:secret"))) {
            running.events().createConnection(basic("c").build());
            try (EventBridgeClient other = events(running.server(), "wrong")) {
                assertThatThrownBy(() -> other.describeConnection(r -> r.name("c")))
                        .isInstanceOfSatisfying(
                                EventBridgeException.class,
                                e -> assertThat(e.awsErrorDetails().errorCode())
                                        .isEqualTo("InvalidSignatureException"));
            }
        }
    }

    @Test
    void aReadOnlyServerDescribesAndChangesNothing() {
        try (Running running = start(Map.of())) {
            running.events().createConnection(basic("c").build());
        }
        try (Running running = start(Map.of(Setting.READ_ONLY, "yes"))) {
            EventBridgeClient events = running.events();
            assertThat(events.describeConnection(r -> r.name("c")).name()).isEqualTo("c");
            assertThat(events.listConnections(r -> {}).connections()).hasSize(1);
            assertThatThrownBy(() -> events.deleteConnection(r -> r.name("c"))).hasMessageContaining("read-only");
            assertThatThrownBy(() -> events.createConnection(basic("d").build()))
                    .hasMessageContaining("read-only");
        }
    }
}
