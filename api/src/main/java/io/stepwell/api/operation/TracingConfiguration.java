package io.stepwell.api.operation;

import static io.stepwell.api.shape.Structure.optional;

import io.stepwell.api.shape.Members;
import io.stepwell.api.shape.Structure;
import org.jspecify.annotations.Nullable;

/** Reads {@code tracingConfiguration}. */
final class TracingConfiguration {
    static final Structure SHAPE = Structure.of(optional("enabled", Constraints.FLAG));

    /** What describes say when none was given. */
    static final String DEFAULT = "{\"enabled\":false}";

    private TracingConfiguration() {}

    /** The configuration as JSON of the API's shape with its defaults; null when none was given. */
    static @Nullable String read(@Nullable Members given) {
        return given == null ? null : "{\"enabled\":" + given.flagOr("enabled", false) + "}";
    }
}
