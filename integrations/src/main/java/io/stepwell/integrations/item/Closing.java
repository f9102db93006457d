package io.stepwell.integrations.item;

import java.io.Closeable;
import java.io.IOException;

/** Closes what was only read. */
final class Closing {
    private Closing() {}

    /** Closes it; a failure to do so concerns nobody. */
    static void quietly(Closeable source) {
        try {
            source.close();
        } catch (IOException e) {
            // what was read was read
        }
    }
}
