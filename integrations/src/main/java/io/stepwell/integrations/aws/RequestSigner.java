package io.stepwell.integrations.aws;

import io.stepwell.integrations.endpoint.ServiceEndpoint;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Turns a request into a signed HTTP request (Signature Version 4). */
final class RequestSigner {
    /** What the HTTP client writes itself and refuses to be given. */
    private static final Set<String> OF_THE_CLIENT = Set.of("host", "content-length", "connection", "expect");

    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /**
     * The signed request, for one attempt: a signature ages.
     *
     * @throws software.amazon.awssdk.core.exception.SdkClientException when no credentials are found
     */
    HttpRequest.Builder sign(ServiceEndpoint endpoint, ServiceRequest request) {
        SdkHttpRequest unsigned = unsigned(endpoint, request);
        boolean pathAsItIs = endpoint.service().signingName().equals("s3");
        SdkHttpRequest signed = signer.sign(
                        call -> call.identity(endpoint.credentials().resolveCredentials())
                                .request(unsigned)
                                .payload(ContentStreamProvider.fromByteArrayUnsafe(request.body()))
                                .putProperty(
                                        AwsV4HttpSigner.SERVICE_SIGNING_NAME,
                                        endpoint.service().signingName())
                                .putProperty(AwsV4HttpSigner.REGION_NAME, endpoint.region())
                                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, !pathAsItIs)
                                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, !pathAsItIs))
                .request();
        HttpRequest.Builder http = HttpRequest.newBuilder(signed.getUri())
                .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
        signed.headers().forEach((name, values) -> {
            if (!OF_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> http.header(name, value));
            }
        });
        return http;
    }

    private static SdkHttpRequest unsigned(ServiceEndpoint endpoint, ServiceRequest request) {
        URI uri = endpoint.uri();
        SdkHttpRequest.Builder unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .protocol(uri.getScheme())
                .host(uri.getHost())
                .port(uri.getPort() < 0 ? null : uri.getPort())
                .encodedPath(uri.getRawPath() + request.path());
        request.headers().forEach(unsigned::putHeader);
        request.query().forEach(unsigned::putRawQueryParameter);
        return unsigned.build();
    }
}
