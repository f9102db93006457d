package io.stepwell.conformance.client;

import io.stepwell.conformance.reference.FailedAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The AWS SDK's clients for Step Functions (the server under test), SQS and S3 (doubles), called by operation name.
 *
 * <p>Safe for use by several threads. Nothing is retried: an answer counts as it comes.
 */
public final class AwsClients implements AutoCloseable {
    private static final int CONNECTIONS_MAX = 400;
    private static final Duration LONGEST_POLL = Duration.ofSeconds(70);

    private final SdkHttpClient http = Apache5HttpClient.builder()
            .maxConnections(CONNECTIONS_MAX)
            .socketTimeout(LONGEST_POLL)
            .build();
    private final SfnClient sfn;
    private final SqsClient sqs;
    private final S3Client s3;
    private final ModelClient others;

    /** Clients of a server, SQS and S3 alone. */
    public AwsClients(URI server, URI queues, URI buckets, String region) {
        this(server, queues, buckets, Map.of(), region);
    }

    /**
     * @param server endpoint of the server under test
     * @param queues endpoint of SQS
     * @param buckets endpoint of S3
     * @param environment the variables that say where the other services are
     */
    public AwsClients(URI server, URI queues, URI buckets, Map<String, String> environment, String region) {
        others = new ModelClient(environment);
        sfn = configured(SfnClient.builder(), server, region).build();
        sqs = configured(SqsClient.builder(), queues, region).build();
        s3 = configured(S3Client.builder(), buckets, region)
                .serviceConfiguration(how -> how.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }

    private <
                    B extends
                            AwsClientBuilder<B, C>
                                    & software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder<B, C>,
                    C>
            B configured(B builder, URI endpoint, String region) {
        return builder.httpClient(http)
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("conformance", "conformance")))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true)
                        .build());
    }

    /** Whether {@link #call} knows a service. */
    public static boolean offers(String service) {
        return Set.of("stepfunctions", "sqs", "s3").contains(service) || ModelClient.SERVICES.contains(service);
    }

    /**
     * Makes one call.
     *
     * @param service {@code stepfunctions}, {@code sqs}, {@code s3} or one that sets things up
     * @param operation such as {@code StartExecution}
     * @throws software.amazon.awssdk.core.exception.SdkClientException when there was no answer, or none the SDK can read
     */
    public Answer call(String service, String operation, Map<String, @Nullable Object> params) {
        return switch (service) {
            case "stepfunctions" -> call(sfn, SfnOperations.BY_NAME.get(operation), operation, params);
            case "sqs" -> call(sqs, SqsOperations.BY_NAME.get(operation), operation, params);
            case "s3" -> s3(operation, params);
            default -> {
                if (!ModelClient.SERVICES.contains(service)) {
                    throw new IllegalArgumentException("no client for the service '" + service + "'");
                }
                yield others.call(service, operation, params);
            }
        };
    }

    private static <C> Answer call(
            C client, @Nullable SdkOperation<C> known, String operation, Map<String, @Nullable Object> params) {
        if (known == null) {
            throw new IllegalArgumentException("unknown operation '" + operation + "'; add it to the table");
        }
        try {
            Object request = RequestFromJson.build(known.newRequest().get(), params);
            return succeeded(known.send().apply(client, request));
        } catch (ClientRefusal refusal) {
            return new Answer.Failed(FailedAnswer.clientRefused(operation, String.valueOf(refusal.getMessage())));
        } catch (AwsServiceException error) {
            return new Answer.Failed(failed(operation, error));
        }
    }

    private Answer s3(String operation, Map<String, @Nullable Object> params) {
        try {
            return new Answer.Succeeded(S3Calls.call(s3, operation, params));
        } catch (AwsServiceException error) {
            return new Answer.Failed(failed(operation, error));
        }
    }

    private static Answer succeeded(SdkPojo pojo) {
        Map<String, @Nullable Object> response = ResponseToJson.members(pojo);
        int status = pojo instanceof SdkResponse answered
                ? answered.sdkHttpResponse().statusCode()
                : 0;
        response.put("ResponseMetadata", metadata(status));
        return new Answer.Succeeded(response);
    }

    /** The error in the shape of the Python client: an error of the model brings its own members. */
    private static FailedAnswer failed(String operation, AwsServiceException error) {
        String code = String.valueOf(error.awsErrorDetails().errorCode());
        String message = String.valueOf(error.awsErrorDetails().errorMessage());
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        named.put("Code", code);
        named.put("Message", message);
        Map<String, @Nullable Object> response = new LinkedHashMap<>();
        response.put("Error", named);
        if (error.getClass() != SfnException.class) {
            response.put("message", message);
            response.putAll(ResponseToJson.members(error));
        }
        response.put("ResponseMetadata", metadata(error.statusCode()));
        return new FailedAnswer(operation, code, message, response);
    }

    static Map<String, @Nullable Object> metadata(int status) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("HTTPHeaders", new LinkedHashMap<>());
        metadata.put("HTTPStatusCode", status);
        return metadata;
    }

    @Override
    public void close() {
        sfn.close();
        sqs.close();
        s3.close();
        others.close();
        http.close();
    }
}
