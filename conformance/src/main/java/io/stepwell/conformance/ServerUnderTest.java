package io.stepwell.conformance;

import java.net.URI;
import java.util.Map;

/** A running Stepwell server. */
public interface ServerUnderTest extends AutoCloseable {
    /** Where it answers the Step Functions API, such as {@code http://localhost:8083}. */
    URI endpoint();

    /** Stops it, when it was started for the tests. */
    @Override
    default void close() {}

    /** A server that runs already. */
    static ServerUnderTest running(URI endpoint) {
        return () -> endpoint;
    }

    /** Starts a server with these environment variables: {@code LAMBDA_ENDPOINT} and {@code SQS_ENDPOINT}. */
    @FunctionalInterface
    interface Launcher {
        ServerUnderTest start(Map<String, String> environment);
    }
}
