package io.stepwell.engine.item;

/**
 * A source of the items of a Distributed Map (AWS: {@code ItemReader}). Safe for many threads; reading itself is in
 * blocking direct style on the caller's (virtual) thread.
 */
public interface ItemReader {
    /**
     * Whether this reader reads that resource.
     *
     * @param resource the {@code Resource} of the ItemReader: {@code arn:aws:states:::s3:getObject}
     */
    boolean serves(String resource);

    /**
     * Opens the dataset. Opening the same dataset again gives the same items in the same order, as long as nobody
     * changes it, so {@link ItemStream#skip} finds the place where a reader was before a crash.
     *
     * @throws ItemReaderException when the request is wrong or the dataset cannot be read
     */
    ItemStream open(ReadRequest request) throws ItemReaderException, InterruptedException;
}
