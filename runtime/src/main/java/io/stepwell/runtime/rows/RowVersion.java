package io.stepwell.runtime.rows;

import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.codec.BinaryReader;

/** The first byte of every row says which version of its format it has. */
final class RowVersion {
    private RowVersion() {}

    static void expect(BinaryReader in, int newest, String what) {
        read(in, newest, what);
    }

    /** The version of the row, 1 to the newest. */
    static int read(BinaryReader in, int newest, String what) {
        int found = in.u8();
        if (found < 1 || found > newest) {
            throw new CorruptRecordException(
                    "a row of " + what + " has format " + found + "; this program knows 1 to " + newest, null);
        }
        return found;
    }
}
