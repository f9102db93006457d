package io.stepwell.conformance;

import io.stepwell.conformance.cases.Case;
import io.stepwell.conformance.client.AwsClients;
import io.stepwell.conformance.doubles.BucketDouble;
import io.stepwell.conformance.doubles.LambdaDouble;
import io.stepwell.conformance.doubles.QueueDouble;
import io.stepwell.conformance.run.CaseResult;
import io.stepwell.conformance.run.CaseRunner;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A server under test with the doubles of the services it calls. */
public final class Laboratory implements AutoCloseable {
    /** Where the server and its doubles live. */
    public static final String REGION = "us-east-1";

    public static final String ACCOUNT = "123456789012";

    private final LambdaDouble lambda;
    private final QueueDouble queues;
    private final BucketDouble buckets;
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
        server = launcher.start(Map.of(
                "LAMBDA_ENDPOINT", lambda.endpoint().toString(),
                "SQS_ENDPOINT", queues.endpoint().toString(),
                "AWS_ENDPOINT_URL_S3", buckets.endpoint().toString()));
        clients = new AwsClients(server.endpoint(), queues.endpoint(), buckets.endpoint(), REGION);
    }

    /**
     * Runs cases.
     *
     * @param limit for each case
     * @param parallel how many at the same time
     */
    public List<CaseResult> run(List<Case> cases, Duration limit, int parallel) throws InterruptedException {
        return new CaseRunner(clients, lambda, REGION, ACCOUNT, limit).runAll(cases, parallel);
    }

    @Override
    public void close() {
        clients.close();
        server.close();
        queues.close();
        buckets.close();
        lambda.close();
    }
}
