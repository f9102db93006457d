package io.stepwell.integrations.item;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.integrations.s3.ObjectName;
import org.jspecify.annotations.Nullable;

/** The data manifest of an Athena query: a CSV file without header, one {@code s3://bucket/key} a row. */
final class AthenaManifest implements ManyDatasets.Names {
    private static final String SCHEME = "s3://";

    private final Dataset manifest;
    private final CsvFormat.Rows rows;

    AthenaManifest(Dataset manifest) throws ItemReaderException, InterruptedException {
        this.manifest = manifest;
        this.rows = new CsvFormat.Rows(manifest, ',');
    }

    @Override
    public @Nullable Dataset next() throws ItemReaderException {
        CsvRecord row = rows.next();
        if (row == null) {
            return null;
        }
        String address = row.getField(0).strip();
        int slash = address.indexOf('/', SCHEME.length());
        if (!address.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) || slash <= SCHEME.length()) {
            throw manifest.wrong("is no Athena manifest: '" + address + "' is no s3:// address.");
        }
        String bucket = address.substring(SCHEME.length(), slash);
        return new Dataset(manifest.store(), ObjectName.of(bucket, address.substring(slash + 1)));
    }

    @Override
    public void close() {
        rows.close();
    }
}
