package io.stepwell.storage.rocksdb;

import io.stepwell.storage.Table;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ChecksumType;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksObject;
import org.rocksdb.TablePropertiesCollectorFactory;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/**
 * The settings of RocksDB, and the native objects that hold them; docs/decisions/0010-rocksdb-settings.md says why each
 * is as it is.
 */
final class NativeOptions implements AutoCloseable {
    /**
     * Four parts of the block cache. By default there would be 64, each too small for the index of a large file: then every
     * read of that file unpacks its index anew, which takes half a millisecond.
     */
    private static final int CACHE_SHARD_BITS = 2;

    /** So much of the cache is for indexes and filters before it is for rows. */
    private static final double CACHE_SHARE_OF_INDEXES = 0.5;

    private static final long MIB = 1 << 20;
    private static final long SHORT_LIVED_BUFFER_BYTES = 4 * MIB;
    /** Chunks from this size on are written to files of their own once, instead of again in every compaction. */
    private static final long LARGE_CHUNK_BYTES = 4 << 10;

    /** A compaction writes the large chunks it meets in the oldest files anew, garbage or not: in so small a share of them. */
    private static final double COLLECTED_SHARE = 0.05;

    /** The oldest files are collected when so much of them is garbage, whether or not compactions come that way. */
    private static final double GARBAGE_SHARE_MAX = 0.5;

    private static final long BLOCK_BYTES = 8 << 10;
    /** Chunks of an execution repeat its payload; in larger blocks they are mostly together. */
    private static final long JOURNAL_BLOCK_BYTES = 16 << 10;

    private static final long TOMBSTONE_WINDOW = 8192;
    private static final long TOMBSTONES_IN_WINDOW = 4096;

    private final Deque<RocksObject> owned = new ArrayDeque<>();
    private final RocksDbSettings settings;
    private final Cache blockCache;
    private final BloomFilter filter;

    NativeOptions(RocksDbSettings settings) {
        this.settings = settings;
        blockCache = own(new LRUCache(settings.blockCacheBytes(), CACHE_SHARD_BITS, false, CACHE_SHARE_OF_INDEXES));
        filter = own(new BloomFilter(10));
    }

    DBOptions database() {
        Properties onlyByName = new Properties();
        onlyByName.setProperty("track_and_verify_wals_in_manifest", "true");
        onlyByName.setProperty("wal_compression", "kZSTD");
        return own(DBOptions.getDBOptionsFromProps(onlyByName))
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setParanoidChecks(true)
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setRecycleLogFileNum(0)
                .setMaxTotalWalSize(settings.logBytesMax())
                .setDbWriteBufferSize(settings.writeBufferBytes())
                .setMaxOpenFiles(settings.openFilesMax())
                .setMaxBackgroundJobs(settings.backgroundJobs())
                .setBytesPerSync(MIB)
                .setStatsDumpPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(4 * MIB)
                .setKeepLogFileNum(4);
    }

    WriteOptions synced() {
        return own(new WriteOptions()).setSync(true);
    }

    /** Options of the column family of a table. */
    ColumnFamilyOptions table(Table table) {
        return switch (table) {
            case TIMER, TASK, ACTIVITY_QUEUE, OUTBOX, AWAITING -> shortLived();
            case JOURNAL ->
                tuned(own(new ColumnFamilyOptions()), JOURNAL_BLOCK_BYTES)
                        .setEnableBlobFiles(true)
                        .setMinBlobSize(LARGE_CHUNK_BYTES)
                        .setBlobCompressionType(CompressionType.ZSTD_COMPRESSION)
                        .setEnableBlobGarbageCollection(true)
                        .setBlobGarbageCollectionAgeCutoff(COLLECTED_SHARE)
                        .setBlobGarbageCollectionForceThreshold(GARBAGE_SHARE_MAX);
            case EXECUTION,
                    EXECUTION_INDEX,
                    CLOSED,
                    MAP_RUN,
                    STATISTIC,
                    STATE_MACHINE,
                    DEFINITION,
                    VERSION,
                    ALIAS,
                    ACTIVITY,
                    TAG,
                    CONNECTION,
                    META -> common();
        };
    }

    /** Rows that are put once and live long. */
    ColumnFamilyOptions common() {
        return tuned(own(new ColumnFamilyOptions()), BLOCK_BYTES);
    }

    /**
     * Rows that are deleted soon. Small buffers and the early compaction of files full of deletions keep what a scan from
     * the front of the queue has to wade through small.
     */
    private ColumnFamilyOptions shortLived() {
        try (Options carrier = new Options()) {
            carrier.setTablePropertiesCollectorFactory(
                    List.of(own(TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(
                            TOMBSTONE_WINDOW, TOMBSTONES_IN_WINDOW, 0.5))));
            return tuned(own(new ColumnFamilyOptions(carrier)), BLOCK_BYTES)
                    .setWriteBufferSize(SHORT_LIVED_BUFFER_BYTES);
        }
    }

    private ColumnFamilyOptions tuned(ColumnFamilyOptions options, long blockBytes) {
        return options.setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(blockCache)
                        .setBlockSize(blockBytes)
                        .setCacheIndexAndFilterBlocks(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setFilterPolicy(filter)
                        .setOptimizeFiltersForMemory(true)
                        .setChecksumType(ChecksumType.kXXH3)
                        .setFormatVersion(6))
                .setWriteBufferSize(Math.max(MIB, settings.writeBufferBytes() / 4))
                .setLevelCompactionDynamicLevelBytes(true)
                .setForceConsistencyChecks(true)
                .setCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setCompressionOptions(own(new CompressionOptions()).setLevel(1));
    }

    private <T extends RocksObject> T own(T object) {
        owned.push(object);
        return object;
    }

    @Override
    public void close() {
        while (!owned.isEmpty()) {
            owned.pop().close();
        }
    }
}
