package io.stepwell.conformance;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.client.AwsClients;
import io.stepwell.conformance.doubles.BucketDouble;
import io.stepwell.conformance.doubles.LambdaDouble;
import io.stepwell.conformance.doubles.LogsDouble;
import io.stepwell.conformance.doubles.QueueDouble;
import io.stepwell.conformance.doubles.ServicesDouble;
import io.stepwell.conformance.run.CaseResult;
import io.stepwell.conformance.run.CaseRunner;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server under test with the doubles of the services it calls. */
public final class Laboratory implements AutoCloseable {
    /** Where the server and its doubles live. */
    public static final String REGION = "us-east-1";

    public static final String ACCOUNT = "123456789012";

    private final LambdaDouble lambda;
    private final QueueDouble queues;
    private final LogsDouble logs;
    private final BucketDouble buckets;
    private final ServicesDouble services;
    private final ServerUnderTest server;
    private final AwsClients clients;

    /**
     * Starts the doubles, then the server.
     *
     * @param lambdaPort 0 for any free port
     * @param queuePort 0 for any free port
     * @param bucketPort 0 for any free port
     */
    public Laboratory(ServerUnderTest.Launcher launcher, int lambdaPort, int queuePort, int bucketPort) {
        lambda = new LambdaDouble(lambdaPort, REGION, ACCOUNT);
        queues = QueueDouble.start(queuePort, REGION, ACCOUNT);
        buckets = new BucketDouble(bucketPort);
        logs = new LogsDouble(REGION, ACCOUNT);
        services = new ServicesDouble(REGION, ACCOUNT, queues::send);
        Map<String, String> environment = new LinkedHashMap<>(services.environment());
        environment.put("LAMBDA_ENDPOINT", lambda.endpoint().toString());
        environment.put("SQS_ENDPOINT", queues.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_S3", buckets.endpoint().toString());
        environment.put("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS", logs.endpoint().toString());
        server = launcher.start(environment);
        clients = new AwsClients(
                server.endpoint(), queues.endpoint(), buckets.endpoint(), services.environment(), REGION);
    }

    /**
     * Runs cases.
     *
     * @param limit for each case
     * @param parallel how many at the same time
     */
    public List<CaseResult> run(List<Case> cases, Duration limit, int parallel) throws InterruptedException {
        return new CaseRunner(clients, lambda, logs, REGION, ACCOUNT, limit).runAll(cases, parallel);
    }

    @Override
    public void close() {
        clients.close();
        server.close();
        services.close();
        logs.close();
        queues.close();
        buckets.close();
        lambda.close();
    }
}
