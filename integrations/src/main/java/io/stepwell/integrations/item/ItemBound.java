package io.stepwell.integrations.item;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Fails when more bytes are read for one item than an item may have, so that a parser never gathers an endless one.
 * Parsers read ahead, so up to their buffer more may pass.
 */
final class ItemBound extends FilterInputStream {
    /** The largest item: 8 MiB (Step Functions, "Service quotas": the largest row of a CSV file). */
    static final int BYTES_MAX = 8 << 20;

    private long left = BYTES_MAX;

    ItemBound(InputStream in) {
        super(in);
    }

    /** A new item begins. */
    void nextItem() {
        left = BYTES_MAX;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        count(read);
        return read;
    }

    private void count(int bytes) throws IOException {
        left -= Math.max(0, bytes);
        if (left < 0) {
            throw new IOException("an item in it is larger than " + (BYTES_MAX >> 20) + " MiB");
        }
    }
}
