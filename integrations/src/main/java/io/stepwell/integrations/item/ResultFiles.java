package io.stepwell.integrations.item;

import io.stepwell.engine.item.ChildResult.Group;
import io.stepwell.engine.item.WriterConfiguration.OutputType;
import io.stepwell.integrations.s3.BucketException;
import io.stepwell.integrations.s3.ObjectOutput;
import io.stepwell.language.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The files of one group of results: {@code SUCCEEDED_0.json}, {@code SUCCEEDED_1.json}, … */
final class ResultFiles {
    private final ResultFolder folder;
    private final Group group;
    private final OutputType type;
    private final List<Map<String, Object>> finished = new ArrayList<>();
    private @Nullable ObjectOutput current;

    ResultFiles(ResultFolder folder, Group group, OutputType type) {
        this.folder = folder;
        this.group = group;
        this.type = type;
    }

    void add(Json value) throws BucketException, InterruptedException {
        ObjectOutput file = current;
        String before = type == OutputType.JSONL ? "" : ",";
        if (file == null) {
            file = new ObjectOutput(folder.store(), folder.bucket(), key());
            current = file;
            before = type == OutputType.JSONL ? "" : "[";
        }
        String after = type == OutputType.JSONL ? "\n" : "";
        file.write((before + value.text() + after).getBytes(StandardCharsets.UTF_8));
        if (file.length() >= folder.fileBytesMax()) {
            endFile(file);
        }
    }

    private String key() {
        return folder.folder() + group + "_" + finished.size() + "."
                + type.name().toLowerCase(Locale.ROOT);
    }

    private void endFile(ObjectOutput file) throws BucketException, InterruptedException {
        if (type == OutputType.JSON) {
            file.write(new byte[] {']'});
        }
        String key = key();
        file.complete();
        current = null;
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("Key", key);
        entry.put("Size", file.length());
        finished.add(entry);
    }

    /** Ends the last file; what the manifest tells of all of them. */
    List<Map<String, Object>> finish() throws BucketException, InterruptedException {
        if (current != null) {
            endFile(current);
        }
        return finished;
    }

    void abandon() {
        if (current != null) {
            current.abandon();
            current = null;
        }
    }
}
