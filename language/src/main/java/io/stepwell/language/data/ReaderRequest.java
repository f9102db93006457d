package io.stepwell.language.data;

import io.stepwell.language.json.Json;

/**
 * The field {@code ItemReader} of a Distributed Map, resolved.
 *
 * @param resource what is read with
 * @param parameters what is read
 * @param configuration {@code ReaderConfig}, in which {@code MaxItemsPath} has become {@code MaxItems}
 */
public record ReaderRequest(String resource, Json parameters, Json configuration) {}
