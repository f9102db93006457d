package io.stepwell.engine.item;

import io.stepwell.engine.item.WriterConfiguration.OutputType;
import io.stepwell.language.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Collects the results of a map run that are not exported into the result of the state, up to a bound. JSON Lines become
 * one string, since the result of a state is JSON.
 */
public final class StateOutput {
    private final WriterConfiguration configuration;
    private final long bytesMax;
    private final StringBuilder values = new StringBuilder();
    private long bytes = 2;
    private long count;

    /**
     * Nothing collected yet.
     *
     * @param bytesMax the longest result in bytes of UTF-8
     */
    public StateOutput(WriterConfiguration configuration, long bytesMax) {
        this.configuration = configuration;
        this.bytesMax = bytesMax;
    }

    /** Takes the result of the next child; children come in the order of their indexes. */
    public void add(ChildResult child) {
        for (Json value : ResultShape.values(child, configuration.transformation())) {
            bytes += value.utf8Length() + (count == 0 ? 0 : 1);
            if (isTooLarge()) {
                values.setLength(0);
                return;
            }
            if (count++ > 0) {
                values.append(configuration.outputType() == OutputType.JSON ? ',' : '\n');
            }
            values.append(value.text());
        }
    }

    /** Whether the results are larger than the bound; they are then forgotten. */
    public boolean isTooLarge() {
        return bytes > bytesMax;
    }

    /** The result of the state; null when it {@linkplain #isTooLarge() is too large}. */
    public @Nullable Json result() {
        if (isTooLarge()) {
            return null;
        }
        return configuration.outputType() == OutputType.JSON
                ? Json.ofValidText("[" + values + "]")
                : Json.of(values.toString());
    }
}
