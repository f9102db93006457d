package io.stepwell.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.stepwell.server.StepwellServer;
import io.stepwell.server.harness.InProcess;
import io.stepwell.server.harness.LambdaDouble;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompressedPagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip, deflate, br, zstd | by brotli | br",
                "gzip, deflate | by gzip | gzip",
                "br;q=0, gzip;q=0.5 | by gzip | gzip",
                "GZIP | by gzip | gzip",
                "br;q=0.0, gzip; q=0 | whole | ",
                "identity | whole | ",
                "brotli | whole | ",
            })
    void aFileIsSentInTheSmallestFormTheBrowserTakes(String accepted, String body, String coding) throws Exception {
        try (LambdaDouble lambda = new LambdaDouble();
                StepwellServer server = InProcess.inMemory(lambda)) {
            HttpResponse<String> response = get(server, accepted);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body().strip()).isEqualTo(body);
            assertThat(response.headers().firstValue("Content-Encoding").orElse(null))
                    .isEqualTo(coding);
            assertThat(response.headers().firstValue("Vary")).hasValue("Accept-Encoding");
            assertThat(response.headers().firstValue("Content-Type")).hasValue("text/javascript; charset=utf-8");
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        }
    }

    private static HttpResponse<String> get(StepwellServer server, String accepted) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/assets/sample.js"))
                            .header("Accept-Encoding", accepted)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
