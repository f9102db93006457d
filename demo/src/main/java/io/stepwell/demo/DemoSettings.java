package io.stepwell.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to show the demo.
 *
 * @param port the server's port; null for 8083, or a free one when 8083 is taken
 * @param data the folder to keep everything in; null for one that is removed at the end
 * @param keep whether the server goes on after the last order, until the process is told to end
 */
public record DemoSettings(@Nullable Integer port, @Nullable Path data, boolean keep) {
    public DemoSettings {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new DemoException("--port: " + port + " must be 0 to 65535; 0 takes a free one.");
        }
    }
}
