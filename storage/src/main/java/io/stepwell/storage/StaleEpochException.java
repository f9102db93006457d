package io.stepwell.storage;

/** Another owner has taken over the partition; nothing was written. */
public final class StaleEpochException extends StoreException {
    private static final long serialVersionUID = 1;

    public StaleEpochException(int partition, long epoch, long current) {
        super("partition " + partition + " was taken over: epoch " + epoch + " < " + current, null);
    }
}
