package io.stepwell.integrations.item;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Undoes the compression of an object, which is recognised by its first bytes: gzip and Zstandard. */
final class Compression {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ZSTD_WINDOW_LOG_MAX = 27; // 128 MiB, what the format's own tools accept

    private Compression() {}

    /** The bytes as they were before they were compressed, or as they are. */
    static InputStream plain(InputStream stored) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(stored, BUFFER_BYTES);
        buffered.mark(4);
        int b0 = buffered.read();
        int b1 = buffered.read();
        int b2 = buffered.read();
        int b3 = buffered.read();
        buffered.reset();
        if (b0 == 0x1f && b1 == 0x8b) {
            return new GZIPInputStream(buffered, BUFFER_BYTES);
        }
        if (b0 == 0x28 && b1 == 0xb5 && b2 == 0x2f && b3 == 0xfd) {
            return new BufferedInputStream(new ZstdInputStream(buffered).setLongMax(ZSTD_WINDOW_LOG_MAX), BUFFER_BYTES);
        }
        return buffered;
    }
}
