/** The embedded store on RocksDB: one column family for each table, synced commits, checksums. */
@NullMarked
package io.stepwell.storage.rocksdb;

import org.jspecify.annotations.NullMarked;
