package io.stepwell.engine.item;

import io.stepwell.language.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A {@code ReaderConfig} with all its expressions and paths resolved (Developer Guide, "ItemReader").
 *
 * @param inputType the format of the data; null when it is not given, as for a listing
 * @param transformation whether a listing gives its entries or the items in the listed objects
 * @param manifestType what a manifest names; null when it is not given
 * @param delimiter between the fields of a CSV row
 * @param headerLocation where the names of the CSV columns stand; null when it is not given
 * @param headers the names of the CSV columns for {@link HeaderLocation#GIVEN}
 * @param itemsPointer a JSON Pointer to the array or object to iterate over; null for the whole document
 * @param maxItems the most items read, at most {@link #ITEMS_MAX}
 */
public record ReaderConfiguration(
        @Nullable InputType inputType,
        Transformation transformation,
        @Nullable ManifestType manifestType,
        CsvDelimiter delimiter,
        @Nullable HeaderLocation headerLocation,
        List<String> headers,
        @Nullable String itemsPointer,
        long maxItems) {
    /** The most items of one dataset; a larger {@code MaxItems} means this, and so do 0 and none. */
    public static final long ITEMS_MAX = 100_000_000;

    /** Nothing configured. */
    public static final ReaderConfiguration NONE = new ReaderConfiguration(
            null, Transformation.NONE, null, CsvDelimiter.COMMA, null, List.of(), null, ITEMS_MAX);

    public enum InputType {
        CSV,
        JSON,
        JSONL,
        PARQUET,
        MANIFEST
    }

    /** What a listing of objects gives. */
    public enum Transformation {
        NONE,
        LOAD_AND_FLATTEN
    }

    public enum ManifestType {
        S3_INVENTORY,
        ATHENA_DATA
    }

    public enum HeaderLocation {
        FIRST_ROW,
        GIVEN
    }

    public enum CsvDelimiter {
        COMMA(','),
        PIPE('|'),
        SEMICOLON(';'),
        SPACE(' '),
        TAB('\t');

        private final char character;

        CsvDelimiter(char character) {
            this.character = character;
        }

        public char character() {
            return character;
        }
    }

    public ReaderConfiguration {
        headers = List.copyOf(headers);
        if (maxItems < 0) {
            throw new IllegalArgumentException("MaxItems cannot be negative");
        }
        maxItems = maxItems == 0 ? ITEMS_MAX : Math.min(maxItems, ITEMS_MAX);
    }

    /**
     * Reads a {@code ReaderConfig} whose values are resolved; {@code MaxItemsPath} has become {@code MaxItems}.
     *
     * @throws ItemReaderException naming a member with an unusable value
     */
    public static ReaderConfiguration of(Json resolved) throws ItemReaderException {
        if (!(resolved.tree() instanceof Map<?, ?> members)) {
            throw new ItemReaderException("ReaderConfig must be a JSON object.");
        }
        return new ReaderConfiguration(
                constant(members, "InputType", InputType.class, null),
                present(constant(members, "Transformation", Transformation.class, Transformation.NONE)),
                constant(members, "ManifestType", ManifestType.class, null),
                present(constant(members, "CSVDelimiter", CsvDelimiter.class, CsvDelimiter.COMMA)),
                constant(members, "CSVHeaderLocation", HeaderLocation.class, null),
                headers(members.get("CSVHeaders")),
                text(members, "ItemsPointer"),
                maxItems(members.get("MaxItems")));
    }

    private static <E extends Enum<E>> @Nullable E constant(
            Map<?, ?> members, String name, Class<E> type, @Nullable E otherwise) throws ItemReaderException {
        String text = text(members, name);
        if (text == null) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        String known = List.of(type.getEnumConstants()).toString();
        throw new ItemReaderException("ReaderConfig: " + name + " '" + text + "' is none of " + known + ".");
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    private static @Nullable String text(Map<?, ?> members, String name) throws ItemReaderException {
        Object value = members.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw new ItemReaderException("ReaderConfig: " + name + " must be a string.");
    }

    private static List<String> headers(@Nullable Object value) throws ItemReaderException {
        List<String> headers = new ArrayList<>();
        if (value instanceof List<?> given) {
            for (Object header : given) {
                if (!(header instanceof String name)) {
                    throw new ItemReaderException("ReaderConfig: CSVHeaders must be an array of strings.");
                }
                headers.add(name);
            }
        } else if (value != null) {
            throw new ItemReaderException("ReaderConfig: CSVHeaders must be an array of strings.");
        }
        return headers;
    }

    private static long maxItems(@Nullable Object value) throws ItemReaderException {
        if (value == null) {
            return ITEMS_MAX;
        }
        try {
            if (value instanceof Number number) {
                BigDecimal exact = new BigDecimal(number.toString());
                if (exact.signum() < 0) {
                    throw new ItemReaderException("field MaxItems must be positive");
                }
                return exact.compareTo(BigDecimal.valueOf(ITEMS_MAX)) > 0 ? ITEMS_MAX : exact.longValueExact();
            }
        } catch (ArithmeticException fraction) {
            // told below
        }
        throw new ItemReaderException("ReaderConfig: MaxItems must be a whole number.");
    }
}
