package io.stepwell.storage.rocksdb;

/**
 * How much of the machine the store may use.
 *
 * @param blockCacheBytes memory for blocks read from files, indexes and filters included
 * @param writeBufferBytes memory for rows that are in the log but not yet in files, all tables together
 * @param logBytesMax how large the write-ahead logs may grow, which bounds the time a start after a crash takes
 * @param openFilesMax how many table files are kept open
 * @param backgroundJobs how many flushes and compactions run at a time
 */
public record RocksDbSettings(
        long blockCacheBytes, long writeBufferBytes, long logBytesMax, int openFilesMax, int backgroundJobs) {
    private static final long MIB = 1 << 20;

    public RocksDbSettings {
        atLeast("blockCacheBytes", blockCacheBytes, MIB);
        atLeast("writeBufferBytes", writeBufferBytes, MIB);
        atLeast("logBytesMax", logBytesMax, MIB);
        atLeast("openFilesMax", openFilesMax, 20);
        atLeast("backgroundJobs", backgroundJobs, 1);
    }

    /** For a machine with 2 cores and 1 GiB of memory, or any larger one: about 128 MiB outside the heap. */
    public static RocksDbSettings small() {
        return new RocksDbSettings(64 * MIB, 64 * MIB, 256 * MIB, 500, 4);
    }

    private static void atLeast(String name, long value, long minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum + ": " + value);
        }
    }
}
