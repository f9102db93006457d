package io.stepwell.integrations.aws;

import io.stepwell.integrations.endpoint.ServiceEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Signatures (Version 4) for requests that another client sends, or that somebody else sends later. */
public final class SignedUrls {
    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private SignedUrls() {}

    /**
     * The headers of a request with those of its signature.
     *
     * @param signer the service in the scope of the signature, its region and who signs
     * @param uri where the request goes in the eyes of who checks the signature
     * @throws software.amazon.awssdk.core.exception.SdkClientException when no credentials are found
     */
    public static Map<String, List<String>> headers(
            ServiceEndpoint signer, String method, URI uri, Map<String, List<String>> headers, byte[] body) {
        return SIGNER.sign(call -> call.identity(signer.credentials().resolveCredentials())
                        .request(request(method, uri, headers))
                        .payload(ContentStreamProvider.fromByteArray(body))
                        .putProperty(
                                AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                signer.service().signingName())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, signer.region()))
                .request()
                .headers();
    }

    /**
     * A URL that anybody may get for some time.
     *
     * @param headers what has to be sent with it
     * @throws software.amazon.awssdk.core.exception.SdkClientException when no credentials are found
     */
    public static URI get(ServiceEndpoint signer, URI uri, Map<String, List<String>> headers, Duration valid) {
        return SIGNER.sign(call -> call.identity(signer.credentials().resolveCredentials())
                        .request(request("GET", uri, headers))
                        .putProperty(
                                AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                signer.service().signingName())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, signer.region())
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                        .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, valid))
                .request()
                .getUri();
    }

    private static SdkHttpRequest request(String method, URI uri, Map<String, List<String>> headers) {
        return SdkHttpRequest.builder()
                .uri(uri)
                .method(SdkHttpMethod.fromValue(method))
                .headers(headers)
                .build();
    }
}
