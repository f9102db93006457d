package io.stepwell.integrations.item;

import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.integrations.s3.ObjectName;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code manifest.json} of an S3 Inventory report (Amazon S3 User Guide, "Locating your inventory list"): it names
 * the columns and the files, which are CSV and, in the destination bucket, may be compressed.
 */
final class InventoryManifest {
    private static final int BYTES_MAX = 8 << 20;

    private final CsvColumns columns;
    private final List<Dataset> files;

    private InventoryManifest(CsvColumns columns, List<Dataset> files) {
        this.columns = columns;
        this.files = files;
    }

    /**
     * Reads a manifest.
     *
     * @throws ItemReaderException when the object is none, or its report is not CSV
     */
    static InventoryManifest read(Dataset dataset) throws ItemReaderException, InterruptedException {
        if (!(document(dataset).tree() instanceof Map<?, ?> manifest)) {
            throw dataset.wrong("is no inventory manifest: it must be a JSON object.");
        }
        String format = text(dataset, manifest, "fileFormat");
        if (!format.equals("CSV")) {
            throw dataset.wrong("describes an inventory in the format " + format + "; only CSV can be read.");
        }
        List<String> schema = Arrays.stream(
                        text(dataset, manifest, "fileSchema").split(",", -1))
                .map(String::strip)
                .toList();
        String destination = text(dataset, manifest, "destinationBucket");
        String bucket = destination.substring(destination.lastIndexOf(':') + 1);
        if (!(manifest.get("files") instanceof List<?> entries)) {
            throw dataset.wrong("is no inventory manifest: 'files' must be an array.");
        }
        List<Dataset> files = new ArrayList<>();
        for (Object entry : entries) {
            if (!(entry instanceof Map<?, ?> file)) {
                throw dataset.wrong("is no inventory manifest: 'files' must hold objects.");
            }
            files.add(new Dataset(dataset.store(), ObjectName.of(bucket, text(dataset, file, "key"))));
        }
        return new InventoryManifest(CsvColumns.of(schema), files);
    }

    private static Json document(Dataset dataset) throws ItemReaderException, InterruptedException {
        try (InputStream content = dataset.content()) {
            byte[] bytes = content.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw dataset.wrong("is no inventory manifest: it is larger than " + (BYTES_MAX >> 20) + " MiB.");
            }
            return Json.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw dataset.unreadable(e);
        } catch (JsonSyntaxException e) {
            throw dataset.wrong("is no inventory manifest: " + e.getMessage());
        }
    }

    private static String text(Dataset dataset, Map<?, ?> members, String name) throws ItemReaderException {
        if (members.get(name) instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw dataset.wrong("is no inventory manifest: it has no text '" + name + "'.");
    }

    /** The rows of all files. */
    ItemStream items() {
        Iterator<Dataset> left = files.iterator();
        ManyDatasets.Names names = new ManyDatasets.Names() {
            @Override
            public @Nullable Dataset next() {
                return left.hasNext() ? left.next() : null;
            }

            @Override
            public void close() {
                // nothing is held
            }
        };
        return new ManyDatasets(names, new CsvFormat(',', columns));
    }
}
