package io.stepwell.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS on a free port of this machine, as ElasticMQ plays it in this process, with one queue. */
final class Queue implements AutoCloseable {
    static final String NAME = "order-approvals";

    private final SQSRestServer server;
    private final URI endpoint;

    private Queue(SQSRestServer server) {
        this.server = server;
        this.endpoint = URI.create(
                "http://127.0.0.1:" + server.waitUntilStarted().localAddress().getPort());
    }

    static Queue start(String region, String account) throws InterruptedException {
        Queue queue = new Queue(SQSRestServerBuilder.withDynamicPort()
                .withInterface("127.0.0.1")
                .withAWSRegion(region)
                .withAWSAccountId(account)
                .start());
        try {
            queue.create();
            return queue;
        } catch (IOException e) {
            queue.close();
            throw new DemoException("The queue does not answer at " + queue.endpoint + " (" + e + ").");
        }
    }

    URI endpoint() {
        return endpoint;
    }

    private void create() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "AmazonSQS.CreateQueue")
                .POST(HttpRequest.BodyPublishers.ofString("{\"QueueName\": \"" + NAME + "\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + " " + answer.body());
            }
        }
    }

    /** Does not wait: it would be for the seconds that a receiver may still be held. */
    @Override
    public void close() {
        server.stopAndGetFuture();
    }
}
