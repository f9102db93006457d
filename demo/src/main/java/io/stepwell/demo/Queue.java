package io.stepwell.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
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
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonCall.send(client, endpoint, "AmazonSQS.CreateQueue", Map.of("QueueName", NAME));
        }
    }

    /** Does not wait: it would be for the seconds that a receiver may still be held. */
    @Override
    public void close() {
        server.stopAndGetFuture();
    }
}
