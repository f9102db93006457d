package io.stepwell.integrations.protocol;

import io.stepwell.integrations.aws.ServiceRequest;
import io.stepwell.models.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Compresses the long bodies of the operations that take them so, as AWS's SDKs do. */
public final class RequestCompression {
    /** Shorter bodies are sent as they are (AWS SDKs and Tools Reference Guide, "Request compression"). */
    private static final int BYTES_MIN = 10_240;

    private RequestCompression() {}

    /** The request, compressed when the operation allows it and it is long enough. */
    public static ServiceRequest applied(Operation operation, ServiceRequest request) {
        boolean gzip = operation
                .traits()
                .object("requestcompression")
                .texts("encodings")
                .contains("gzip");
        if (!gzip || request.body().length < BYTES_MIN) {
            return request;
        }
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.merge("Content-Encoding", "gzip", (given, own) -> given + ", " + own);
        return new ServiceRequest(
                request.method(), request.path(), request.query(), headers, compressed(request.body()));
    }

    private static byte[] compressed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
