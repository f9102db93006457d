package io.stepwell.conformance.doubles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LambdaDoubleTest {
    private final LambdaDouble lambda = new LambdaDouble(0, "us-east-1", "123456789012");
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        lambda.close();
        http.close();
    }

    private HttpResponse<String> invoke(String function, String payload, String... headers)
            throws IOException, InterruptedException {
        String name = URLEncoder.encode(function, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(lambda.endpoint() + "/2015-03-31/functions/" + name + "/invocations"))
                .POST(HttpRequest.BodyPublishers.ofString(payload));
        return http.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("(absent)");
    }

    @Test
    void aFunctionIsFoundByNameByArnAndWithAQualifier() throws Exception {
        String arn = lambda.add("echo", new FunctionBehaviour.ReturnEvent());
        assertThat(arn).isEqualTo("arn:aws:lambda:us-east-1:123456789012:function:echo");
        for (String name : List.of("echo", arn, "echo:$LATEST", arn + ":1", "123456789012:function:echo")) {
            assertThat(invoke(name, "{\"a\":[1,2.5]}").body()).as(name).isEqualTo("{\"a\": [1, 2.5]}");
        }
    }

    /** What stands on the wire: HTTP clients change the case of header names. */
    private String rawResponseHead() throws IOException {
        try (Socket socket = new Socket("localhost", lambda.endpoint().getPort())) {
            socket.getOutputStream()
                    .write(("POST /2015-03-31/functions/echo/invocations HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Content-Length: 2\r\n\r\n{}")
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                head.append(line).append("\r\n");
            }
            return head.toString();
        }
    }

    @Test
    void theHeadersAreThoseOfLambdaInItsCase() throws Exception {
        lambda.add("echo", new FunctionBehaviour.ReturnEvent());
        HttpResponse<String> response = invoke("echo", "");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{}");
        assertThat(header(response, "X-Amz-Executed-Version")).isEqualTo("$LATEST");
        assertThat(header(response, "x-amzn-RequestId")).matches("[0-9a-f-]{36}");
        assertThat(header(response, "X-Amz-Function-Error")).isEqualTo("(absent)");
        assertThat(rawResponseHead())
                .contains("\r\nX-Amz-Executed-Version: $LATEST", "\r\nx-amzn-Remapped-Content-Length: 0")
                .contains("\r\nx-amzn-RequestId: ", "\r\nContent-Type: application/json", "\r\nDate: ");
    }

    @Test
    void aRaisedErrorIsAFunctionErrorWithoutSpacesInItsBody() throws Exception {
        lambda.add("broken", new FunctionBehaviour.Raise("Oh", "no", List.of("line 1\n")));
        HttpResponse<String> response = invoke("broken", "{}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "X-Amz-Function-Error")).isEqualTo("Unhandled");
        assertThat(response.body())
                .matches("\\{\"errorMessage\":\"no\",\"errorType\":\"Oh\",\"requestId\":\"[0-9a-f-]{36}\","
                        + "\"stackTrace\":\\[\"line 1\\\\n\"]}");
    }

    @Test
    void valuesAndRawBodiesAreReturned() throws Exception {
        lambda.add("value", new FunctionBehaviour.Return(Map.of("x", 1)));
        lambda.add("raw", new FunctionBehaviour.ReturnRawBody("\u00e9x", 3));
        assertThat(invoke("value", "{}").body()).isEqualTo("{\"x\": 1}");
        assertThat(invoke("raw", "{}").body()).isEqualTo("\u00e9x\u00e9x\u00e9x");
    }

    @Test
    void aSleepingFunctionAnswersLate() throws Exception {
        lambda.add("slow", new FunctionBehaviour.SleepThenReturnEvent(Duration.ofMillis(150)));
        long start = System.nanoTime();
        assertThat(invoke("slow", "7").body()).isEqualTo("7");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(140));
    }

    @Test
    void anUnknownFunctionIsNotFound() throws Exception {
        HttpResponse<String> response = invoke("nobody", "{}");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(header(response, "x-amzn-ErrorType")).isEqualTo("ResourceNotFoundException");
        assertThat(response.body())
                .isEqualTo("{\"Message\":\"Function not found: arn:aws:lambda:us-east-1:123456789012:function:nobody\","
                        + "\"Type\":\"User\"}");
    }

    @Test
    void payloadsThatAreNoJsonAreRefused() throws Exception {
        lambda.add("echo", new FunctionBehaviour.ReturnEvent());
        assertThat(header(invoke("echo", "{x"), "x-amzn-ErrorType")).isEqualTo("InvalidRequestContentException");
    }

    @Test
    void eventsAreAcceptedAndTheLogTailIsToldOnRequest() throws Exception {
        lambda.add("echo", new FunctionBehaviour.ReturnEvent());
        assertThat(invoke("echo", "{}", "X-Amz-Invocation-Type", "Event").statusCode())
                .isEqualTo(202);
        assertThat(invoke("echo", "{}", "X-Amz-Invocation-Type", "DryRun").statusCode())
                .isEqualTo(204);
        String log = header(invoke("echo", "{}", "X-Amz-Log-Type", "Tail"), "X-Amz-Log-Result");
        assertThat(new String(Base64.getDecoder().decode(log), StandardCharsets.UTF_8))
                .startsWith("START RequestId");
    }

    @Test
    void behavioursAreReadAsCasesWriteThem() {
        assertThat(FunctionBehaviour.read(Map.of("behaviour", "sleep_then_return_event", "seconds", 1.5)))
                .isEqualTo(new FunctionBehaviour.SleepThenReturnEvent(Duration.ofMillis(1_500)));
        assertThat(FunctionBehaviour.read(Map.of("behaviour", "return_raw_body", "text", "t", "times", 2)))
                .isEqualTo(new FunctionBehaviour.ReturnRawBody("t", 2));
        assertThatThrownBy(() -> FunctionBehaviour.read(Map.of("behaviour", "dance")))
                .hasMessageContaining("dance");
        assertThatThrownBy(() -> FunctionBehaviour.read(Map.of("behaviour", "return_raw_body", "text", "t")))
                .hasMessageContaining("'times'");
    }
}
