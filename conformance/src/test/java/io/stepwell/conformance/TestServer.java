package io.stepwell.conformance;

import java.net.URI;

/** The server that tests run cases against. */
final class TestServer {
    private TestServer() {}

    /** {@code -Dconformance.endpoint} when it is given, otherwise a server in this process. */
    static Laboratory laboratory() {
        String endpoint = System.getProperty("conformance.endpoint");
        return new Laboratory(
                endpoint == null
                        ? InProcessServer::start
                        : environment -> ServerUnderTest.running(URI.create(endpoint)),
                Integer.getInteger("conformance.lambda.port", 0),
                Integer.getInteger("conformance.sqs.port", 0),
                Integer.getInteger("conformance.s3.port", 0));
    }
}
