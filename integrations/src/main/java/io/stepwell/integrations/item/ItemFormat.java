package io.stepwell.integrations.item;

import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.engine.item.ReaderConfiguration;
import io.stepwell.engine.item.ReaderConfiguration.InputType;
import org.jspecify.annotations.Nullable;

/** How items stand in an object. */
@FunctionalInterface
interface ItemFormat {
    /** The items of that object. */
    ItemStream open(Dataset dataset) throws ItemReaderException, InterruptedException;

    /**
     * The format a configuration asks for.
     *
     * @throws ItemReaderException when it asks for none, or for something that is not in one object
     */
    static ItemFormat of(ReaderConfiguration configuration) throws ItemReaderException {
        @Nullable InputType type = configuration.inputType();
        return switch (type) {
            case CSV -> CsvFormat.of(configuration);
            case JSON -> new JsonFormat(configuration.itemsPointer());
            case JSONL -> new JsonLinesFormat();
            case PARQUET -> new ParquetFormat();
            case MANIFEST ->
                throw new ItemReaderException(
                        "ReaderConfig: InputType MANIFEST does not say how items stand in an object.");
            case null -> throw new ItemReaderException("ReaderConfig: InputType is required to read objects.");
        };
    }
}
