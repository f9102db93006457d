package io.stepwell.engine.item;

import io.stepwell.language.json.Json;

/**
 * An export in progress, for one thread. Memory does not grow with the number of results. Ended by {@link #finish} or,
 * leaving a part behind that the next export replaces, by {@link #close} alone.
 */
public interface ResultExport extends AutoCloseable {
    /** Takes the result of the next child; children come in the order of their indexes. */
    void add(ChildResult child) throws ResultWriterException, InterruptedException;

    /**
     * Ends the export.
     *
     * @return the result of the state: {@code {"MapRunArn": …, "ResultWriterDetails": {"Bucket": …, "Key": …}}}
     */
    Json finish() throws ResultWriterException, InterruptedException;

    /** Lets go of everything; after {@link #finish} without further effect. */
    @Override
    void close();
}
