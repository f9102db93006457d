package io.stepwell.integrations.s3;

import io.stepwell.integrations.aws.AwsClient;
import io.stepwell.integrations.aws.CallLimits;
import io.stepwell.integrations.aws.CallResult;
import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.integrations.aws.ServiceResponse;
import io.stepwell.integrations.endpoint.AwsService;
import io.stepwell.integrations.endpoint.Endpoints;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The buckets of S3 or of a service that speaks like it, addressed by path. */
public final class S3Buckets implements BucketStore {
    private static final byte[] NOTHING = {};
    private static final long ATTEMPT_MILLIS_MAX = 120_000;
    private static final int ANSWER_BYTES_MAX = 16 << 20;
    private static final int ERROR_BYTES_MAX = 1 << 16;
    private static final int NOT_SATISFIABLE = 416;
    private static final String UNRESERVED = "-._~/";

    private final AwsClient client;
    private final Endpoints endpoints;

    public S3Buckets(AwsClient client, Endpoints endpoints) {
        this.client = client;
        this.endpoints = endpoints;
    }

    @Override
    public ObjectPart read(ObjectName object, @Nullable String etag, long offset, int bytesMax)
            throws BucketException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Range", "bytes=" + offset + "-" + (offset + bytesMax - 1));
        if (etag != null) {
            headers.put("If-Match", etag);
        }
        String version = object.versionId();
        Map<String, String> query = version == null ? Map.of() : Map.of("versionId", version);
        ServiceRequest request = request("GET", path(object.bucket(), object.key()), query, headers, NOTHING);
        CallResult result = call(request, bytesMax + ERROR_BYTES_MAX);
        if (result instanceof CallResult.Refused refused
                && refused.error().statusCode() == NOT_SATISFIABLE
                && offset == 0) {
            return new ObjectPart(NOTHING, 0, "");
        }
        ServiceResponse response = answered(result);
        if (response.body().length > bytesMax || response.statusCode() != 206 && offset > 0) {
            throw BucketException.of("InternalError", "The service does not answer requests for a range of bytes.");
        }
        long length = objectBytes(response);
        String tag = response.header("ETag");
        return new ObjectPart(response.body(), length, tag == null ? "" : tag);
    }

    /** From {@code Content-Range: bytes 0-99/1234}; a service that ignores ranges sends the whole object. */
    private static long objectBytes(ServiceResponse response) throws BucketException {
        String range = response.header("Content-Range");
        if (range == null) {
            return response.body().length;
        }
        try {
            return Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
        } catch (NumberFormatException e) {
            throw BucketException.of("InternalError", "The answer of S3 has the Content-Range " + range + ".");
        }
    }

    @Override
    public ObjectPage list(Listing listing, @Nullable String token) throws BucketException, InterruptedException {
        Map<String, String> query = new LinkedHashMap<>(Map.of("list-type", "2", "encoding-type", "url"));
        query.put("prefix", listing.prefix());
        if (!listing.startAfter().isEmpty()) {
            query.put("start-after", listing.startAfter());
        }
        if (token != null) {
            query.put("continuation-token", token);
        }
        ServiceRequest request = request("GET", path(listing.bucket(), ""), query, Map.of(), NOTHING);
        return S3Xml.page(answered(call(request, ANSWER_BYTES_MAX)));
    }

    @Override
    public void put(String bucket, String key, byte[] body) throws BucketException, InterruptedException {
        write("PUT", bucket, key, Map.of(), body);
    }

    @Override
    public Upload upload(String bucket, String key) throws BucketException, InterruptedException {
        ServiceResponse begun = write("POST", bucket, key, Map.of("uploads", ""), NOTHING);
        return new Parts(bucket, key, S3Xml.text(begun, "UploadId"));
    }

    private final class Parts implements Upload {
        private final String bucket;
        private final String key;
        private final String id;
        private final List<String> etags = new ArrayList<>();

        Parts(String bucket, String key, String id) {
            this.bucket = bucket;
            this.key = key;
            this.id = id;
        }

        @Override
        public void add(byte[] part) throws BucketException, InterruptedException {
            Map<String, String> query = Map.of("uploadId", id, "partNumber", String.valueOf(etags.size() + 1));
            String etag = write("PUT", bucket, key, query, part).header("ETag");
            if (etag == null) {
                throw BucketException.of("InternalError", "S3 gave no ETag for a part.");
            }
            etags.add(etag);
        }

        @Override
        public void complete() throws BucketException, InterruptedException {
            StringBuilder xml = new StringBuilder("<CompleteMultipartUpload>");
            for (int i = 0; i < etags.size(); i++) {
                String etag = etags.get(i).replace("&", "&amp;").replace("<", "&lt;");
                xml.append("<Part><PartNumber>")
                        .append(i + 1)
                        .append("</PartNumber><ETag>")
                        .append(etag);
                xml.append("</ETag></Part>");
            }
            byte[] body = xml.append("</CompleteMultipartUpload>").toString().getBytes(StandardCharsets.UTF_8);
            ServiceResponse response = write("POST", bucket, key, Map.of("uploadId", id), body);
            if (response.text().contains("<Error>")) { // S3 may find an error after it has sent status 200
                throw BucketException.refused(S3Xml.error(response));
            }
        }

        @Override
        public void abandon() {
            try {
                write("DELETE", bucket, key, Map.of("uploadId", id), NOTHING);
            } catch (BucketException leftBehind) {
                // a life cycle rule of the bucket removes it
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private ServiceResponse write(String method, String bucket, String key, Map<String, String> query, byte[] body)
            throws BucketException, InterruptedException {
        Map<String, String> headers = Map.of("Content-Type", "application/octet-stream");
        ServiceRequest request = request(method, path(bucket, key), query, headers, body);
        return answered(call(request, ANSWER_BYTES_MAX));
    }

    private CallResult call(ServiceRequest request, int answerBytesMax) throws InterruptedException {
        CallLimits limits = new CallLimits(Long.MAX_VALUE, ATTEMPT_MILLIS_MAX, answerBytesMax);
        return client.call(endpoints.of(AwsService.S3), request, S3Xml::error, limits);
    }

    private static ServiceResponse answered(CallResult result) throws BucketException {
        return switch (result) {
            case CallResult.Answered(ServiceResponse response) -> response;
            case CallResult.Refused(var error) -> throw BucketException.refused(error);
            case CallResult.Unreachable unreachable -> throw BucketException.unreachable(unreachable);
            case CallResult.TooLarge(long bytesMax) ->
                throw BucketException.of(
                        "InternalError", "S3 answered with more than the " + bytesMax + " bytes asked for.");
        };
    }

    private static ServiceRequest request(
            String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        query.forEach((name, value) -> values.put(name, List.of(value)));
        return new ServiceRequest(method, path, values, headers, body);
    }

    private static String path(String bucket, String key) {
        String plain = "/" + bucket + (key.isEmpty() ? "" : "/" + key);
        StringBuilder encoded = new StringBuilder(plain.length() + 16);
        for (byte b : plain.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (letterOrDigit || UNRESERVED.indexOf(c) >= 0) {
                encoded.append(c);
            } else {
                encoded.append('%').append(String.format("%02X", (int) c));
            }
        }
        return encoded.toString();
    }
}
