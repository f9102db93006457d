/**
 * The embedded store on RocksDB: one column family for each table, synced commits, checksums, online backup.
 *
 * <p>May: know RocksDB and its files. Must not: know what a row means, or decide anything about executions.
 */
@NullMarked
package io.stepwell.storage.rocksdb;

import org.jspecify.annotations.NullMarked;
