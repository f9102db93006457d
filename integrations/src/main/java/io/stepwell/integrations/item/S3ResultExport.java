package io.stepwell.integrations.item;

import io.stepwell.engine.item.ChildResult;
import io.stepwell.engine.item.ChildResult.Group;
import io.stepwell.engine.item.ResultExport;
import io.stepwell.engine.item.ResultShape;
import io.stepwell.engine.item.ResultWriterException;
import io.stepwell.engine.item.WriteRequest;
import io.stepwell.integrations.s3.BucketException;
import io.stepwell.language.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An export to S3: files for each group that has results, and then, so that a reader who finds it finds everything,
 * {@code manifest.json}.
 */
final class S3ResultExport implements ResultExport {
    private final ResultFolder folder;
    private final WriteRequest request;
    private final Map<Group, ResultFiles> groups = new EnumMap<>(Group.class);

    S3ResultExport(ResultFolder folder, WriteRequest request) {
        this.folder = folder;
        this.request = request;
        for (Group group : Group.values()) {
            groups.put(
                    group,
                    new ResultFiles(folder, group, request.configuration().outputType()));
        }
    }

    @Override
    public void add(ChildResult child) throws ResultWriterException, InterruptedException {
        ResultFiles files = groups.get(child.status().group());
        if (files == null) {
            throw new IllegalStateException("every group has files: " + child.status());
        }
        try {
            for (Json value : ResultShape.values(child, request.configuration().transformation())) {
                files.add(value);
            }
        } catch (BucketException e) {
            throw new ResultWriterException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Json finish() throws ResultWriterException, InterruptedException {
        Map<String, Object> written = new LinkedHashMap<>();
        String key = folder.folder() + "manifest.json";
        try {
            for (Map.Entry<Group, ResultFiles> group : groups.entrySet()) {
                written.put(group.getKey().name(), group.getValue().finish());
            }
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("DestinationBucket", folder.bucket());
            manifest.put("MapRunArn", request.mapRunArn());
            manifest.put("ResultFiles", written);
            byte[] text = Json.of(manifest).text().getBytes(StandardCharsets.UTF_8);
            folder.store().put(folder.bucket(), key, text);
        } catch (BucketException e) {
            throw new ResultWriterException(String.valueOf(e.getMessage()));
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("Bucket", folder.bucket());
        details.put("Key", key);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("MapRunArn", request.mapRunArn());
        result.put("ResultWriterDetails", details);
        return Json.of(result);
    }

    @Override
    public void close() {
        groups.values().forEach(ResultFiles::abandon);
    }
}
