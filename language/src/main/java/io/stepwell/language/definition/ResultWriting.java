package io.stepwell.language.definition;

import io.stepwell.language.data.Scope;
import io.stepwell.language.data.StateFailure;
import io.stepwell.language.data.Template;
import io.stepwell.language.data.WriterRequest;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The field {@code ResultWriter}, not yet resolved.
 *
 * @param resource what is written with: {@code arn:aws:states:::s3:putObject}; null to only shape the state's output
 * @param parameters {@code Parameters} or {@code Arguments}; null for none
 * @param transformation {@code NONE}, {@code COMPACT} or {@code FLATTEN}; null when {@code WriterConfig} has none
 * @param outputType {@code JSON} or {@code JSONL}; null when {@code WriterConfig} has none
 */
public record ResultWriting(
        @Nullable String resource,
        @Nullable Template parameters,
        @Nullable String transformation,
        @Nullable String outputType) {
    /** What to write. */
    public WriterRequest resolve(Json effectiveInput, Scope scope) throws StateFailure {
        Json resolved = parameters == null ? Json.EMPTY_OBJECT : parameters.document(effectiveInput, scope);
        return new WriterRequest(resource, resolved, transformation, outputType);
    }
}
