package io.stepwell.simulation.machine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.zip.CRC32C;

/** All that happens in a run, as a number: two runs of one seed must give the same. The last lines are kept to be read. */
public final class Trace {
    private static final int LINES_KEPT = Integer.getInteger("simulation.lines", 400);

    private final ArrayDeque<String> last = new ArrayDeque<>();
    private long hash = 17;
    private long length;

    /** Something happened. */
    public void add(String line) {
        add(line.getBytes(StandardCharsets.UTF_8));
        last.add(line);
        if (last.size() > LINES_KEPT) {
            last.removeFirst();
        }
    }

    /** Bytes came about. */
    public void add(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length);
        hash = (hash * 0x9E3779B97F4A7C15L) ^ (crc.getValue() + ((long) bytes.length << 32));
        length++;
    }

    /** The number of this run. */
    public long hash() {
        return hash;
    }

    /** How much happened. */
    public long length() {
        return length;
    }

    /** The last lines. */
    public List<String> last() {
        return List.copyOf(last);
    }
}
