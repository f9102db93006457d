package io.stepwell.runtime.rows;

import io.stepwell.engine.TimerRef;
import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;

/** Timers by partition and due time. */
public final class TimerRows {
    /** The value of a row: its version. */
    private static final byte[] VERSION = {1};

    private TimerRows() {}

    /** A timer with the execution it belongs to. */
    public record Timer(long dueMillis, String executionArn, TimerRef ref) {}

    public static byte[] key(int partition, Timer timer) {
        return KeyWriter.key()
                .number(partition)
                .number(timer.dueMillis())
                .text(timer.executionArn())
                .number(Codes.of(timer.ref().kind()))
                .number(timer.ref().anchorEventId())
                .toBytes();
    }

    public static byte[] value() {
        return VERSION;
    }

    /** The smallest key of the partition with this due time. */
    public static byte[] from(int partition, long dueMillis) {
        return KeyWriter.key().number(partition).number(dueMillis).toBytes();
    }

    public static byte[] end(int partition) {
        return KeyWriter.successor(KeyWriter.key().number(partition).toBytes());
    }

    public static Timer decode(byte[] key) {
        KeyReader in = KeyReader.of(key);
        in.intNumber();
        long due = in.longNumber();
        String arn = in.text();
        return new Timer(due, arn, new TimerRef(Codes.timerKind(in.intNumber()), in.longNumber()));
    }
}
