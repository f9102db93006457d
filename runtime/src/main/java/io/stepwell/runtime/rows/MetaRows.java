package io.stepwell.runtime.rows;

import io.stepwell.storage.Store;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import io.stepwell.storage.codec.KeyWriter;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a store, fixed when it is created.
 *
 * @param partitions how many partitions executions are spread over
 * @param secret the key of task tokens and page tokens
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record MetaRows(int partitions, byte[] secret) {
    private static final int VERSION = 1;
    private static final byte[] KEY = KeyWriter.key().text("runtime").toBytes();

    /** What the store was created with; null for a new store. */
    public static @Nullable MetaRows read(Store store) {
        byte[] bytes = store.get(Table.META, KEY);
        if (bytes == null) {
            return null;
        }
        BinaryReader in = new BinaryReader(bytes);
        int version = in.u8();
        if (version > VERSION) {
            throw new StoreException(
                    "the store was written by a newer Stepwell (runtime format " + version + ", this program knows "
                            + VERSION + "): start the newer one",
                    null);
        }
        return new MetaRows(in.signedInt(), in.bytes());
    }

    /** The facts of a new store. */
    public static MetaRows create(int partitions, RandomGenerator chance) {
        byte[] secret = new byte[32];
        chance.nextBytes(secret);
        return new MetaRows(partitions, secret);
    }

    public void put(WriteBatch batch) {
        batch.put(
                Table.META,
                KEY,
                new BinaryWriter(64)
                        .u8(VERSION)
                        .signed(partitions)
                        .bytes(secret)
                        .toBytes());
    }
}
