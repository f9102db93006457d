package io.stepwell.integrations.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.RetryPolicy;
import io.stepwell.integrations.endpoint.Endpoints;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3BucketsTest extends BucketStoreContractTest {
    private final AwsClient client = new AwsClient(RetryPolicy.STANDARD);
    private S3MockProcess s3;
    private S3Buckets store;

    @BeforeAll
    void start() throws IOException {
        s3 = S3MockProcess.start();
        store = new S3Buckets(
                client, Endpoints.of(Map.of("AWS_ENDPOINT_URL_S3", s3.endpoint().toString())));
    }

    @AfterAll
    void stop() {
        client.close();
        s3.close();
    }

    @Override
    BucketStore store() {
        return store;
    }

    @Override
    String emptyBucket() throws IOException, InterruptedException {
        String name = "b-" + UUID.randomUUID();
        s3.createBucket(name);
        return name;
    }

    @Test
    void aRefusalIsToldWithWhatS3Says() throws Exception {
        String bucket = emptyBucket();

        assertThatThrownBy(() -> store.read(ObjectName.of(bucket, "none"), null, 0, 1))
                .hasMessageStartingWith("The specified key does not exist.")
                .hasMessageContaining("(Service: Amazon S3; Status Code: 404; Error Code: NoSuchKey; Request ID: ");
    }
}
