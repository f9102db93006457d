package io.stepwell.runtime.maprun;

import io.stepwell.engine.item.ItemReader;
import io.stepwell.engine.item.ResultWriter;
import java.util.List;

/** Where the items of Distributed Maps come from and their results go; the first that serves a resource has it. */
public record Datasets(List<ItemReader> readers, List<ResultWriter> writers) {
    /** Distributed Maps over the input of their state only. */
    public static final Datasets NONE = new Datasets(List.of(), List.of());

    public Datasets {
        readers = List.copyOf(readers);
        writers = List.copyOf(writers);
    }
}
