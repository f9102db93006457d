package io.stepwell.conformance.doubles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The double through the real client. */
class BucketDoubleTest {
    private final BucketDouble buckets = new BucketDouble(0);
    private final S3Client s3 = S3Client.builder()
            .httpClientBuilder(Apache5HttpClient.builder())
            .endpointOverride(buckets.endpoint())
            .region(Region.US_EAST_1)
            .serviceConfiguration(how -> how.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .build();

    @BeforeEach
    void createBucket() {
        s3.createBucket(to -> to.bucket("bucket"));
    }

    @AfterEach
    void stop() {
        s3.close();
        buckets.close();
    }

    @Test
    void anObjectComesBackWholeOrInPart() {
        put("ä b/c+d", "0123456789");

        assertThat(get("ä b/c+d", "bytes=2-4")).isEqualTo("234");
        assertThat(get("ä b/c+d", "bytes=8-99")).isEqualTo("89");
        assertThat(get("ä b/c+d", null)).isEqualTo("0123456789");
        assertThatThrownBy(() -> get("ä b/c+d", "bytes=10-"))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("416");
    }

    @Test
    void aListingIsSortedAndFiltered() {
        List.of("b", "a/2", "a/1").forEach(key -> put(key, key));

        assertThat(s3.listObjectsV2(of -> of.bucket("bucket").prefix("a/")).contents())
                .extracting(S3Object::key)
                .containsExactly("a/1", "a/2");
    }

    @Test
    void partsBecomeAnObject() {
        String id = s3.createMultipartUpload(to -> to.bucket("bucket").key("k")).uploadId();
        List<CompletedPart> parts = List.of(part(id, 1, "one"), part(id, 2, "two"));
        s3.completeMultipartUpload(
                to -> to.bucket("bucket").key("k").uploadId(id).multipartUpload(upload -> upload.parts(parts)));

        assertThat(get("k", null)).isEqualTo("onetwo");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThatThrownBy(() -> get("none", null)).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.listObjectsV2(of -> of.bucket("none"))).isInstanceOf(NoSuchBucketException.class);
    }

    private CompletedPart part(String id, int number, String text) {
        String etag = s3.uploadPart(
                        to -> to.bucket("bucket").key("k").uploadId(id).partNumber(number),
                        RequestBody.fromString(text))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private void put(String key, String text) {
        s3.putObject(to -> to.bucket("bucket").key(key), RequestBody.fromString(text));
    }

    private String get(String key, @Nullable String range) {
        return s3.getObjectAsBytes(of -> of.bucket("bucket").key(key).range(range))
                .asString(StandardCharsets.UTF_8);
    }
}
