package io.stepwell.conformance.doubles;

import java.net.URI;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** SQS, as ElasticMQ plays it in this process. */
public final class QueueDouble implements AutoCloseable {
    private final SQSRestServer server;
    private final URI endpoint;

    private QueueDouble(SQSRestServer server) {
        this.server = server;
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
        return new QueueDouble(builder.withInterface("localhost")
                .withAWSRegion(region)
                .withAWSAccountId(account)
                .start());
    }

    public URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stopAndWait();
    }
}
