package io.stepwell.engine.item;

import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * One item of a dataset.
 *
 * @param value {@code $$.Map.Item.Value}; for a member of a JSON object {@code {"Key": name, "Value": value}}
 * @param key {@code $$.Map.Item.Key}, the name of a member of a JSON object; null for all other items
 * @param source {@code $$.Map.Item.Source}: {@link #STATE_DATA}, {@code S3://bucket/key}, or {@code S3://bucket} for a
 *     listing (Developer Guide, "Context object data for Map states")
 */
public record Item(Json value, @Nullable String key, String source) {
    /** The source of items that come from the state's input. */
    public static final String STATE_DATA = "STATE_DATA";
}
