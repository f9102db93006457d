package io.stepwell.integrations.item;

import dev.hardwood.row.PqInterval;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqVariant;
import dev.hardwood.row.StructAccessor;
import io.stepwell.language.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parquet's values as JSON: numbers stay numbers (what is none, such as NaN, becomes null), dates and times are text in
 * ISO 8601, bytes are Base64, lists are arrays, structures and maps are objects.
 */
final class ParquetValues {
    private ParquetValues() {}

    /** A row as an object, its members in the order of the schema. */
    static Json object(StructAccessor row) {
        return Json.of(members(row));
    }

    private static Map<String, @Nullable Object> members(StructAccessor structure) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (int field = 0; field < structure.getFieldCount(); field++) {
            Object value = structure.isNull(field) ? null : value(structure.getValue(field));
            members.put(structure.getFieldName(field), value);
        }
        return members;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String _, Boolean _, Integer _, Long _, BigDecimal _ -> value;
            case Double number -> Double.isFinite(number) ? BigDecimal.valueOf(number) : null;
            case Float number -> Float.isFinite(number) ? new BigDecimal(number.toString()) : null;
            case Number number -> new BigDecimal(number.toString());
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case StructAccessor structure -> members(structure);
            case PqList list -> list(list);
            case PqMap map -> map(map);
            case PqInterval interval ->
                "P" + interval.months() + "M" + interval.days() + "DT" + BigDecimal.valueOf(interval.milliseconds(), 3)
                        + "S";
            case PqVariant variant -> throw new IllegalArgumentException("values of type VARIANT are not supported");
            default -> value.toString(); // dates, times and UUIDs write themselves
        };
    }

    private static List<@Nullable Object> list(PqList list) {
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            elements.add(list.isNull(i) ? null : value(list.get(i)));
        }
        return elements;
    }

    private static Map<String, @Nullable Object> map(PqMap map) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (PqMap.Entry entry : map.getEntries()) {
            String key = String.valueOf(value(entry.getKey()));
            members.put(key, entry.isValueNull() ? null : value(entry.getValue()));
        }
        return members;
    }
}
