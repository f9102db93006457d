package io.stepwell.conformance.doubles;

import io.stepwell.conformance.tree.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS, as ElasticMQ plays it in this process. */
public final class QueueDouble implements AutoCloseable {
    private final SQSRestServer server;
    private final URI endpoint;
    private final String account;
    private final HttpClient http = HttpClient.newHttpClient();

    private QueueDouble(SQSRestServer server, String account) {
        this.server = server;
        this.account = account;
        this.endpoint = URI.create(
                "http://localhost:" + server.waitUntilStarted().localAddress().getPort());
    }

    /**
     * Starts SQS on loopback.
     *
     * @param port 0 for any free port
     */
    public static QueueDouble start(int port, String region, String account) {
        var builder = port == 0 ? SQSRestServerBuilder.withDynamicPort() : SQSRestServerBuilder.withPort(port);
        return new QueueDouble(
                builder.withInterface("localhost")
                        .withAWSRegion(region)
                        .withAWSAccountId(account)
                        .start(),
                account);
    }

    /** Sends a message as another service would that a queue is subscribed to. */
    public void send(String queueName, String body) {
        String message = JsonText.writeCompact(
                Map.of("QueueUrl", endpoint + "/" + account + "/" + queueName, "MessageBody", body));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS.SendMessage")
                .POST(HttpRequest.BodyPublishers.ofString(message))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("SQS refused a message for " + queueName + ": " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        http.close();
        server.stopAndWait();
    }
}
