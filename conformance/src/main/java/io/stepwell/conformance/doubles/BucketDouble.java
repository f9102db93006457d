package io.stepwell.conformance.doubles;

import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.stepwell.conformance.doubles.StoredBuckets.Stored;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An HTTP server on loopback that plays S3, buckets addressed by path: as much of it as cases and datasets need. */
public final class BucketDouble implements AutoCloseable {
    private static final int PAYLOAD_BYTES_MAX = 64 << 20;
    private static final int PAGE = 1_000;
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");
    private static final Pattern ETAG = Pattern.compile("<ETag>([^<]*)</ETag>");

    private final StoredBuckets buckets = new StoredBuckets();
    private final WebServer http;

    /**
     * Starts the double.
     *
     * @param port 0 for any free port
     */
    public BucketDouble(int port) {
        http = WebServer.builder()
                .host("localhost")
                .port(port)
                .maxPayloadSize(PAYLOAD_BYTES_MAX)
                .shutdownHook(false)
                .routing(routing -> routing.any(this::serve))
                .build()
                .start();
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + http.port());
    }

    private void serve(ServerRequest request, ServerResponse response) {
        String path = URLDecoder.decode(request.path().rawPath().replace("+", "%2B"), StandardCharsets.UTF_8);
        String[] parts = path.substring(1).split("/", 2);
        String bucket = parts[0];
        String key = parts.length < 2 ? "" : parts[1];
        byte[] body = request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
        try {
            if (key.isEmpty()) {
                ofBucket(request, response, bucket);
            } else {
                ofObject(request, response, bucket, key, body);
            }
        } catch (S3Refusal refusal) {
            xml(response, refusal.status(), refusal.xml());
        }
    }

    private void ofBucket(ServerRequest request, ServerResponse response, String bucket) throws S3Refusal {
        switch (request.prologue().method().text()) {
            case "PUT" -> {
                buckets.create(bucket);
                empty(response, 200);
            }
            case "GET" -> xml(response, 200, listing(bucket, request.query()));
            case "HEAD" -> {
                buckets.objects(bucket);
                empty(response, 200);
            }
            default -> throw S3Refusal.notImplemented();
        }
    }

    private void ofObject(ServerRequest request, ServerResponse response, String bucket, String key, byte[] body)
            throws S3Refusal {
        UriQuery query = request.query();
        @Nullable String upload = query.contains("uploadId") ? query.get("uploadId") : null;
        switch (request.prologue().method().text()) {
            case "GET" -> get(request, response, buckets.object(bucket, key));
            case "PUT" -> {
                String type = header(request, "Content-Type");
                Stored stored = upload == null
                        ? buckets.put(bucket, key, body, type.isEmpty() ? "binary/octet-stream" : type)
                        : buckets.part(upload, Integer.parseInt(query.get("partNumber")), body);
                set(response, "ETag", stored.etag());
                set(response, "x-amz-server-side-encryption", "AES256");
                empty(response, 200);
            }
            case "POST" -> {
                String text = new String(body, StandardCharsets.UTF_8);
                xml(response, 200, upload == null ? begin(bucket) : complete(upload, bucket, key, text));
            }
            case "DELETE" -> {
                buckets.delete(bucket, key, upload);
                empty(response, 204);
            }
            default -> throw S3Refusal.notImplemented();
        }
    }

    private String begin(String bucket) throws S3Refusal {
        return "<InitiateMultipartUploadResult><UploadId>" + buckets.begin(bucket)
                + "</UploadId></InitiateMultipartUploadResult>";
    }

    private String complete(String upload, String bucket, String key, String parts) throws S3Refusal {
        int count = (int) ETAG.matcher(parts).results().count();
        Stored stored = buckets.complete(upload, count, bucket, key);
        return "<CompleteMultipartUploadResult><ETag>" + stored.etag() + "</ETag></CompleteMultipartUploadResult>";
    }

    private static void get(ServerRequest request, ServerResponse response, Stored object) throws S3Refusal {
        String wanted = header(request, "If-Match");
        if (!wanted.isEmpty() && !wanted.equals(object.etag())) {
            throw new S3Refusal(
                    412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold");
        }
        set(response, "ETag", object.etag());
        set(response, "Accept-Ranges", "bytes");
        set(response, "Content-Type", object.contentType());
        set(response, "Last-Modified", httpDate(object.written()));
        identify(response);
        set(response, "x-amz-server-side-encryption", "AES256");
        Matcher range = RANGE.matcher(header(request, "Range"));
        byte[] bytes = object.bytes();
        if (!range.matches()) {
            response.status(Status.OK_200).send(bytes);
            return;
        }
        long from = Long.parseLong(range.group(1));
        if (from >= bytes.length) {
            throw new S3Refusal(416, "InvalidRange", "The requested range is not satisfiable");
        }
        long last = range.group(2).isEmpty() ? bytes.length : Long.parseLong(range.group(2));
        int to = (int) Math.min(bytes.length, last + 1);
        set(response, "Content-Range", "bytes " + from + "-" + (to - 1) + "/" + bytes.length);
        response.status(Status.PARTIAL_CONTENT_206).send(Arrays.copyOfRange(bytes, (int) from, to));
    }

    private String listing(String bucket, UriQuery query) throws S3Refusal {
        String prefix = query.first("prefix").orElse("");
        String after = query.first("continuation-token")
                .orElse(query.first("start-after").orElse(""));
        boolean encode = query.contains("encoding-type");
        SortedMap<String, Stored> objects = buckets.objects(bucket);
        StringBuilder xml = new StringBuilder("<ListBucketResult>");
        int count = 0;
        String last = "";
        boolean more = false;
        for (Map.Entry<String, Stored> entry : objects.tailMap(after).entrySet()) {
            String key = entry.getKey();
            if (!key.startsWith(prefix) || key.equals(after)) {
                continue;
            }
            if (count++ == PAGE) {
                more = true;
                break;
            }
            last = key;
            String shown = encode ? URLEncoder.encode(key, StandardCharsets.UTF_8) : S3Refusal.escaped(key);
            xml.append("<Contents><Key>").append(shown).append("</Key><LastModified>");
            xml.append(entry.getValue().written()).append("</LastModified><ETag>");
            xml.append(S3Refusal.escaped(entry.getValue().etag())).append("</ETag><Size>");
            xml.append(entry.getValue().bytes().length)
                    .append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }
        xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
        if (more) {
            xml.append("<NextContinuationToken>")
                    .append(S3Refusal.escaped(last))
                    .append("</NextContinuationToken>");
        }
        return xml.append("</ListBucketResult>").toString();
    }

    private static String httpDate(Instant time) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
    }

    private static void xml(ServerResponse response, int status, String document) {
        set(response, "Content-Type", "application/xml");
        identify(response);
        response.status(Status.create(status)).send(document.getBytes(StandardCharsets.UTF_8));
    }

    private static void empty(ServerResponse response, int status) {
        identify(response);
        response.status(Status.create(status)).send();
    }

    private static void set(ServerResponse response, String name, String value) {
        response.header(HeaderNames.create(name), value);
    }

    /** The two ids that S3 gives every request. */
    private static void identify(ServerResponse response) {
        set(response, "x-amz-request-id", UUID.randomUUID().toString());
        set(response, "x-amz-id-2", UUID.randomUUID().toString());
    }

    private static String header(ServerRequest request, String name) {
        return request.headers().first(HeaderNames.create(name)).orElse("");
    }

    @Override
    public void close() {
        http.stop();
    }
}
