package io.stepwell.integrations.item;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a CSV dataset. Objects made of rows have their members in the order of a {@link HashMap}, since AWS's
 * have (recorded case {@code test_map_item_reader_csv_headers_first_row_typed_headers}, in which the text of the output
 * shows it).
 */
final class CsvColumns {
    /** The longest header: 10 KiB (Developer Guide, "ItemReader", {@code CSVHeaderLocation}). */
    private static final int HEADER_BYTES_MAX = 10 << 10;

    private final int[] positions;
    /** For each member: what stands before its value, the name included. */
    private final String[] beginnings;

    private CsvColumns(int[] positions, String[] beginnings) {
        this.positions = positions;
        this.beginnings = beginnings;
    }

    /**
     * The columns with these names.
     *
     * @throws ItemReaderException when there are none, two have one name, or the names are too long
     */
    static CsvColumns of(List<String> names) throws ItemReaderException {
        Map<String, Integer> byName = new HashMap<>();
        long bytes = 0;
        for (int position = 0; position < names.size(); position++) {
            String name = names.get(position);
            bytes += name.getBytes(StandardCharsets.UTF_8).length + 1;
            if (byName.put(name, position) != null) {
                throw new ItemReaderException("CSV headers cannot contain duplicates.");
            }
        }
        if (names.isEmpty()) {
            throw new ItemReaderException("CSV headers cannot be empty.");
        }
        if (bytes > HEADER_BYTES_MAX) {
            throw new ItemReaderException("CSV headers cannot be longer than " + HEADER_BYTES_MAX + " bytes.");
        }
        int[] positions = new int[byName.size()];
        String[] beginnings = new String[byName.size()];
        int member = 0;
        for (Map.Entry<String, Integer> column : byName.entrySet()) {
            StringBuilder beginning = new StringBuilder(member == 0 ? "{" : ",");
            JsonWriter.appendString(beginning, column.getKey());
            positions[member] = column.getValue();
            beginnings[member++] = beginning.append(':').toString();
        }
        return new CsvColumns(positions, beginnings);
    }

    /** The row as an object. */
    Json object(CsvRecord row) {
        StringBuilder text = new StringBuilder(32 * positions.length);
        int fields = row.getFieldCount();
        for (int member = 0; member < positions.length; member++) {
            int position = positions[member];
            text.append(beginnings[member]);
            JsonWriter.appendString(text, position < fields ? row.getField(position) : "");
        }
        return Json.ofValidText(text.append('}').toString());
    }
}
