package io.stepwell.engine.item;

/**
 * A place for the results of a Distributed Map (AWS: {@code ResultWriter}). Safe for many threads; writing itself is in
 * blocking direct style on the caller's (virtual) thread.
 */
public interface ResultWriter {
    /**
     * Whether this writer writes to that resource.
     *
     * @param resource the {@code Resource} of the ResultWriter: {@code arn:aws:states:::s3:putObject}
     */
    boolean serves(String resource);

    /**
     * Begins to export the results of a map run that has ended.
     *
     * <p>An export is made in one go from the children's results, which the map run keeps. It is repeatable: after a
     * crash, or a failure that may pass, the whole export is begun again with the same request, and replaces file for
     * file what was written before, since all names follow from the request and the order of the results.
     *
     * @throws ResultWriterException when the request is wrong or the place cannot be reached
     */
    ResultExport open(WriteRequest request) throws ResultWriterException, InterruptedException;
}
