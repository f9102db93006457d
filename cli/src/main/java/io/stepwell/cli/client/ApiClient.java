package io.stepwell.cli.client;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import io.stepwell.language.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls a Step Functions endpoint: JSON members in, JSON members out. */
public final class ApiClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(10);

    private final URI endpoint;
    private final @Nullable Credentials credentials;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /**
     * A client of this endpoint.
     *
     * @param endpoint scheme, host and port
     * @param credentials null to send requests unsigned
     */
    public ApiClient(URI endpoint, @Nullable Credentials credentials) {
        this.endpoint = endpoint;
        this.credentials = credentials;
    }

    /**
     * Calls an operation of the AWS API.
     *
     * @throws ApiFailure when the server refuses or does not answer
     */
    public Map<?, ?> call(String operation, Map<String, ?> members) throws InterruptedException {
        return post(
                "/",
                Map.of("Content-Type", "application/x-amz-json-1.0", "X-Amz-Target", "AWSStepFunctions." + operation),
                members);
    }

    /**
     * Calls one of Stepwell's own routes.
     *
     * @param path beginning with {@code /stepwell/}
     * @throws ApiFailure when the server refuses or does not answer
     */
    public Map<?, ?> ask(String path, Map<String, ?> members) throws InterruptedException {
        return post(path, Map.of("Content-Type", "application/json"), members);
    }

    @Override
    public void close() {
        http.close();
    }

    private Map<?, ?> post(String path, Map<String, String> headers, Map<String, ?> members)
            throws InterruptedException {
        byte[] body = JsonWriter.write(members).getBytes(StandardCharsets.UTF_8);
        URI uri = endpoint.resolve(path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(ANSWER_TIMEOUT).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (credentials != null) {
            Map<String, String> signed = new LinkedHashMap<>(headers);
            signed.put("Host", uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort());
            RequestSignature.headers(credentials, Instant.now(), path, signed, body)
                    .forEach(request::header);
        }
        try {
            return members(http.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new ApiFailure(
                    "Unreachable", "No answer from " + endpoint + " (" + e + "). Is a server running there?");
        }
    }

    private Map<?, ?> members(HttpResponse<String> response) {
        Object tree;
        try {
            tree = Json.parse(response.body()).tree();
        } catch (JsonSyntaxException e) {
            throw new ApiFailure(
                    "Unreadable", endpoint + " answered with status " + response.statusCode() + " and no JSON.");
        }
        if (!(tree instanceof Map<?, ?> answer)) {
            throw new ApiFailure("Unreadable", endpoint + " answered with JSON that is no object.");
        }
        if (response.statusCode() != 200) {
            String type = String.valueOf(answer.get("__type"));
            throw new ApiFailure(type.substring(type.indexOf('#') + 1), String.valueOf(answer.get("message")));
        }
        return answer;
    }
}
