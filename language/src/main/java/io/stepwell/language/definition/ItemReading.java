package io.stepwell.language.definition;

import io.stepwell.language.data.NumberSource;
import io.stepwell.language.data.ReaderRequest;
import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.Template;
import io.stepwell.language.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code ItemReader}, not yet resolved.
 *
 * @param resource what is read with: {@code arn:aws:states:::s3:getObject}
 * @param parameters {@code Parameters} or {@code Arguments}; null for none
 * @param configuration the members of {@code ReaderConfig}, all but the next one
 * @param maxItems {@code MaxItems}; null when the reader sets no bound
 */
public record ItemReading(
        String resource,
        @Nullable Template parameters,
        Map<String, Object> configuration,
        @Nullable NumberSource maxItems) {
    /** What to read. A negative MaxItems that a path found is the reader's to refuse: the map run fails with it. */
    public ReaderRequest resolve(Json effectiveInput, Scope scope) throws StateFailure {
        Json resolved = parameters == null ? Json.EMPTY_OBJECT : parameters.document(effectiveInput, scope);
        Map<String, Object> members = new LinkedHashMap<>(configuration);
        if (maxItems != null) {
            long number = maxItems.integer(effectiveInput, scope);
            if (number < 0 && maxItems instanceof NumberSource.Queried) {
                throw maxItems.unusable("MaxItems cannot be negative.");
            }
            members.put("MaxItems", number);
        }
        return new ReaderRequest(resource, resolved, Json.of(members));
    }
}
