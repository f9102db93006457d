package io.stepwell.conformance.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** The operations of S3 that cases use. Its bodies are streams, so that its members are named here one by one. */
final class S3Calls {
    private S3Calls() {}

    /** The response as the Python client shows it, without its metadata; {@code status} is told the HTTP status. */
    static Map<String, @Nullable Object> call(S3Client s3, String operation, Map<String, @Nullable Object> params) {
        return switch (operation) {
            case "CreateBucket" -> answered(s3.createBucket(to -> to.bucket(text(params, "Bucket"))), Map.of());
            case "PutObject" -> put(s3, params);
            case "GetObject" -> get(s3, params);
            default ->
                throw new IllegalArgumentException("unknown operation '" + operation + "'; add it to " + S3Calls.class);
        };
    }

    private static Map<String, @Nullable Object> put(S3Client s3, Map<String, @Nullable Object> params) {
        RequestBody body = RequestBody.fromBytes(bytes(params.get("Body")));
        // the type S3 gives an object whose writer names none, which the Python client does not and this one does
        var response = s3.putObject(
                to -> to.bucket(text(params, "Bucket")).key(text(params, "Key")).contentType("binary/octet-stream"),
                body);
        return answered(response, Map.of("ETag", response.eTag()));
    }

    private static Map<String, @Nullable Object> get(S3Client s3, Map<String, @Nullable Object> params) {
        ResponseBytes<GetObjectResponse> object =
                s3.getObjectAsBytes(from -> from.bucket(text(params, "Bucket")).key(text(params, "Key")));
        GetObjectResponse response = object.response();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("AcceptRanges", response.acceptRanges());
        members.put("Body", object.asUtf8String());
        members.put("ContentLength", response.contentLength());
        members.put("ContentType", response.contentType());
        members.put("ETag", response.eTag());
        members.put("LastModified", response.lastModified());
        members.put("Metadata", response.metadata());
        members.put("ServerSideEncryption", response.serverSideEncryptionAsString());
        return answered(response, members);
    }

    private static Map<String, @Nullable Object> answered(
            SdkResponse response, Map<String, ? extends @Nullable Object> members) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>(members);
        answer.put(
                "ResponseMetadata",
                AwsClients.metadata(response.sdkHttpResponse().statusCode()));
        return answer;
    }

    private static String text(Map<String, @Nullable Object> params, String name) {
        return String.valueOf(params.get(name));
    }

    /** The bytes of a body: text, or a binary value as Base64. */
    private static byte[] bytes(@Nullable Object body) {
        return switch (body) {
            case null -> new byte[0];
            case Map<?, ?> binary -> Base64.getDecoder().decode(String.valueOf(binary.get("$base64")));
            default -> String.valueOf(body).getBytes(StandardCharsets.UTF_8);
        };
    }
}
