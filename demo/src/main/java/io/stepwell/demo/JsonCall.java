package io.stepwell.demo;

import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** A call in the JSON protocol of AWS, unsigned. */
final class JsonCall {
    /** The service answered with an error; the message is its body. */
    static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String body) {
            super(body);
        }
    }

    private JsonCall() {}

    /**
     * Makes it.
     *
     * @param target the operation, for instance {@code AmazonSQS.ReceiveMessage}
     * @throws Refused when the answer is an error
     * @throws IOException when there is no answer
     */
    static Map<?, ?> send(HttpClient client, URI url, String target, Map<String, ?> members)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target)
                .POST(HttpRequest.BodyPublishers.ofString(JsonWriter.write(members)))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new Refused(answer.statusCode() + " " + answer.body());
        }
        return !answer.body().isEmpty() && Json.parse(answer.body()).tree() instanceof Map<?, ?> tree ? tree : Map.of();
    }
}
