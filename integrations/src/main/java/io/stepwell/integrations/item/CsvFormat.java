package io.stepwell.integrations.item;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.engine.item.ReaderConfiguration;
import io.stepwell.engine.item.ReaderConfiguration.HeaderLocation;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Rows of fields between delimiters. A row becomes an object of strings: fields beyond the columns are dropped, missing
 * ones are empty (recorded cases {@code test_map_item_reader_csv_*}). A field may be quoted with {@code "}, and then hold
 * delimiters, line ends and doubled quotes. Empty lines are passed over.
 */
final class CsvFormat implements ItemFormat {
    private final char delimiter;
    private final @Nullable CsvColumns given;

    /**
     * This format.
     *
     * @param given the columns; null when the first row names them
     */
    CsvFormat(char delimiter, @Nullable CsvColumns given) {
        this.delimiter = delimiter;
        this.given = given;
    }

    static CsvFormat of(ReaderConfiguration configuration) throws ItemReaderException {
        HeaderLocation location = configuration.headerLocation();
        char delimiter = configuration.delimiter().character();
        return switch (location) {
            case FIRST_ROW -> new CsvFormat(delimiter, null);
            case GIVEN -> new CsvFormat(delimiter, CsvColumns.of(configuration.headers()));
            case null -> throw new ItemReaderException("ReaderConfig: CSVHeaderLocation is required for CSV.");
        };
    }

    @Override
    public ItemStream open(Dataset dataset) throws ItemReaderException, InterruptedException {
        Rows rows = new Rows(dataset, delimiter);
        try {
            return new Items(dataset.name().source(), rows, given == null ? firstRow(rows) : given);
        } catch (ItemReaderException e) {
            rows.close();
            throw e;
        }
    }

    private static @Nullable CsvColumns firstRow(Rows rows) throws ItemReaderException {
        CsvRecord header = rows.next();
        return header == null ? null : CsvColumns.of(header.getFields());
    }

    /** Rows as objects; none without columns. */
    private static final class Items implements ItemStream {
        private final String source;
        private final Rows rows;
        private final @Nullable CsvColumns columns;

        Items(String source, Rows rows, @Nullable CsvColumns columns) {
            this.source = source;
            this.rows = rows;
            this.columns = columns;
        }

        @Override
        public @Nullable Item next() throws ItemReaderException {
            if (columns == null) {
                return null;
            }
            CsvRecord row = rows.next();
            return row == null ? null : new Item(columns.object(row), null, source);
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    /** The rows of a dataset, of bounded length. */
    static final class Rows implements AutoCloseable {
        private final Dataset dataset;
        private final ItemBound bound;
        private final CloseableIterator<CsvRecord> records;

        Rows(Dataset dataset, char delimiter) throws ItemReaderException, InterruptedException {
            this.dataset = dataset;
            InputStream content = dataset.content();
            this.bound = new ItemBound(content);
            this.records = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .commentStrategy(CommentStrategy.NONE)
                    .skipEmptyLines(true)
                    .maxBufferSize(2 * ItemBound.BYTES_MAX)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .allowExtraCharsAfterClosingQuote(false)
                    .allowUnclosedQuote(false)
                    .detectBomHeader(true)
                    .ofCsvRecord(bound, StandardCharsets.UTF_8)
                    .iterator();
        }

        @Nullable
        CsvRecord next() throws ItemReaderException {
            bound.nextItem();
            try {
                return records.hasNext() ? records.next() : null;
            } catch (CsvParseException | UncheckedIOException e) {
                throw dataset.unreadable(e);
            }
        }

        @Override
        public void close() {
            Closing.quietly(records);
        }
    }
}
