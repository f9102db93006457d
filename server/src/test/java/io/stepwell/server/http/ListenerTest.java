package io.stepwell.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.language.json.Json;
import io.stepwell.server.StepwellServer;
import io.stepwell.server.configuration.Configuration;
import io.stepwell.server.configuration.Setting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The listener over a real socket. */
final class ListenerTest {
    private static final int REQUEST_BYTES_MAX = 1 << 20;

    @TempDir
    Path folder;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable StepwellServer running;

    @BeforeEach
    void start() {
        Map<Setting, String> flags =
                Map.of(Setting.PORT, "0", Setting.DATA, folder.resolve("data").toString());
        running = StepwellServer.start(Configuration.read(flags, null, Map.of()), Map.of());
    }

    @AfterEach
    void close() {
        server().close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void aServerThatServesSaysSo(String path) throws Exception {
        HttpResponse<String> response = http.send(request(path).GET().build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedInTheShapeOfAws() throws Exception {
        HttpResponse<String> response = post("/", "application/x-amz-json-1.0", " ".repeat(REQUEST_BYTES_MAX + 1));
        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(type(response)).isEqualTo("RequestEntityTooLargeException");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedAlsoWithoutALength() throws Exception {
        byte[] body = new byte[REQUEST_BYTES_MAX + 1];
        HttpRequest request = request("/")
                .header("Content-Type", "application/x-amz-json-1.0")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(413);
    }

    @Test
    void metricsCountRequestsByOperationAndStatus() throws Exception {
        HttpRequest request = request("/")
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AWSStepFunctions.ListStateMachines")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
        String metrics = http.send(request("/metrics").GET().build(), BodyHandlers.ofString())
                .body();
        assertThat(metrics)
                .contains("stepwell_api_request_seconds_count{operation=\"ListStateMachines\",status=\"2xx\"} 1")
                .contains(
                        "stepwell_api_request_seconds_bucket{operation=\"ListStateMachines\",status=\"2xx\",le=\"+Inf\"} 1")
                .contains("jvm_heap_used_bytes ")
                .contains("# TYPE stepwell_store_commits_total counter")
                .containsPattern("(?m)^stepwell_store_commits_total [1-9]");
    }

    @Test
    void anUnknownPathNamesTheKnownOnes() throws Exception {
        HttpResponse<String> response = http.send(request("/nowhere").GET().build(), BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("/health/ready");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "http://localhost.evil.example",
                "https://127.0.0.1.evil.example",
                "x y"
            })
    void pagesOfOtherOriginsMayNotCall(String origin) throws Exception {
        HttpRequest request = request("/")
                .header("Origin", origin)
                .POST(BodyPublishers.ofString("{}"))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(type(response)).isEqualTo("AccessDeniedException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8083", "http://127.0.0.1:3000", "http://[::1]:8083"})
    void pagesOfThisMachineMayCall(String origin) throws Exception {
        HttpRequest request =
                request("/health/live").header("Origin", origin).GET().build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    @Test
    void aBackupIsAStoreAServerCanOpen() throws Exception {
        Path target = folder.resolve("copy");
        HttpResponse<String> response =
                post("/stepwell/backup", "application/json", "{\"target\": \"" + target + "\"}");
        assertThat(response.body()).contains(target.toString());
        assertThat(response.statusCode()).isEqualTo(200);
        Map<Setting, String> flags = Map.of(Setting.PORT, "0", Setting.DATA, target.toString());
        try (StepwellServer copy = StepwellServer.start(Configuration.read(flags, null, Map.of()), Map.of())) {
            assertThat(copy.port()).isPositive();
        }
    }

    @Test
    void aBackupIntoAFolderWithFilesFailsAndLeavesThem() throws Exception {
        Path target = Files.createDirectory(folder.resolve("full"));
        Files.writeString(target.resolve("mine"), "x");
        HttpResponse<String> response =
                post("/stepwell/backup", "application/json", "{\"target\": \"" + target + "\"}");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(target.resolve("mine")).hasContent("x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"target\": \"relative\"}", "{}", "[", "{\"target\": 1}"})
    void aBackupNeedsAnAbsoluteFolder(String body) throws Exception {
        HttpResponse<String> response = post("/stepwell/backup", "application/json", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("/absolute/folder");
    }

    @Test
    void aBackupIsNotStartedByAPlainForm() throws Exception {
        String body = "{\"target\": \"" + folder.resolve("copy") + "\"}";
        assertThat(post("/stepwell/backup", "text/plain", body).statusCode()).isEqualTo(415);
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    @Test
    void aBackupNeedsASignatureWhenThereAreAccessKeys() throws Exception {
        server().close();
        Map<Setting, String> flags = Map.of(Setting.PORT, "0", Setting.STORE, "memory");
        Map<String, String> keys = Map.of("STEPWELL_ACCESS_KEYS", "AKIA:secret");
        running = StepwellServer.start(Configuration.read(flags, null, keys), Map.of());
        String body = "{\"target\": \"" + folder.resolve("copy") + "\"}";
        assertThat(post("/stepwell/backup", "application/json", body).statusCode())
                .isBetween(400, 403);
        assertThat(folder.resolve("copy")).doesNotExist();
    }

    private StepwellServer server() {
        return Objects.requireNonNull(running);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server().port() + path));
    }

    private HttpResponse<String> post(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String type(HttpResponse<String> response) {
        return Json.parse(response.body()).tree() instanceof Map<?, ?> members
                ? String.valueOf(members.get("__type"))
                : "";
    }
}
