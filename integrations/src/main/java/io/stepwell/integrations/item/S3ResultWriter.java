package io.stepwell.integrations.item;

import io.stepwell.engine.item.ResultExport;
import io.stepwell.engine.item.ResultWriter;
import io.stepwell.engine.item.ResultWriterException;
import io.stepwell.engine.item.WriteRequest;
import io.stepwell.integrations.s3.BucketStore;
import java.util.Set;

/** Writes the results of a map run to files in S3 (Developer Guide, "ResultWriter"). */
public final class S3ResultWriter implements ResultWriter {
    private static final Set<String> PARAMETERS = Set.of("Bucket", "Prefix", "ExpectedBucketOwner");
    /** When a file is so long that the next result goes to another one. */
    private static final long FILE_BYTES_MAX = 5L << 30;

    private final BucketStore store;
    private final long fileBytesMax;

    public S3ResultWriter(BucketStore store) {
        this(store, FILE_BYTES_MAX);
    }

    S3ResultWriter(BucketStore store, long fileBytesMax) {
        this.store = store;
        this.fileBytesMax = fileBytesMax;
    }

    @Override
    public boolean serves(String resource) {
        return resource.endsWith(":states:::s3:putObject");
    }

    @Override
    public ResultExport open(WriteRequest request) throws ResultWriterException {
        try {
            S3Parameters parameters = S3Parameters.of(request.parameters(), PARAMETERS);
            String prefix = parameters.textOrEmpty("Prefix");
            boolean needsSlash = !prefix.isEmpty() && !prefix.endsWith("/");
            String folder = prefix + (needsSlash ? "/" : "") + request.mapRunId() + "/";
            return new S3ResultExport(
                    new ResultFolder(store, parameters.required("Bucket"), folder, fileBytesMax), request);
        } catch (IllegalArgumentException e) {
            throw new ResultWriterException(String.valueOf(e.getMessage()));
        }
    }
}
