package io.stepwell.server.crash;

import io.helidon.webserver.WebServer;
import io.stepwell.server.harness.LambdaDouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** All that tasks of the load call: functions, queues, and an HTTP API. They write into one ledger. */
final class Callees implements AutoCloseable {
    private final Path folder;
    private final Ledger ledger;
    private final Functions functions;
    private final Queues queues;
    private final Payments payments;

    /** @param folder where the file of connections is written */
    Callees(Path folder, Progress progress) {
        this.folder = folder;
        this.ledger = new Ledger(progress);
        this.functions = new Functions(ledger, progress);
        this.queues = new Queues(ledger);
        this.payments = new Payments(ledger);
    }

    /**
     * The callees as one life of the server knows them. What a call that was under way in an earlier life still does is not
     * taken for one of this life.
     */
    static final class InLife implements AutoCloseable {
        private final LambdaDouble lambda;
        private final WebServer sqs;
        private final Path connections;

        private InLife(LambdaDouble lambda, WebServer sqs, Path connections) {
            this.lambda = lambda;
            this.sqs = sqs;
            this.connections = connections;
        }

        /** What tells a server to call here. */
        Map<String, String> environment() {
            Map<String, String> environment = new HashMap<>(lambda.environment());
            environment.put("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:" + sqs.port());
            environment.put("STEPWELL_HTTP_ALLOW", "127.0.0.1");
            environment.put("STEPWELL_CONNECTIONS", connections.toString());
            return environment;
        }

        @Override
        public void close() {
            lambda.close();
            sqs.stop();
        }
    }

    InLife inLife(int life) throws IOException {
        Path connections = folder.resolve("connections.json");
        Files.writeString(connections, "{\"payments\":{\"headers\":{\"" + Payments.LIFE + "\":\"" + life + "\"}}}");
        return new InLife(functions.inLife(life), queues.inLife(life), connections);
    }

    Ledger ledger() {
        return ledger;
    }

    Functions functions() {
        return functions;
    }

    Queues queues() {
        return queues;
    }

    Payments payments() {
        return payments;
    }

    @Override
    public void close() {
        payments.close();
    }
}
