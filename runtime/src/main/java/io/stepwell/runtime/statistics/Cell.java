package io.stepwell.runtime.statistics;

import io.stepwell.storage.codec.KeyReader;
import io.stepwell.storage.codec.KeyWriter;

/**
 * What a tally is about. Rows are ordered by time, then state machine: old ones go in one stroke.
 *
 * @param startMillis when the period begins
 * @param revision the revision of the state machine the executions were started on; empty when it has none
 * @param state the name of a state; empty for the executions as a whole
 */
public record Cell(Period period, long startMillis, String machineArn, String revision, String state) {
    byte[] key() {
        return prefix(period, startMillis, machineArn)
                .text(revision)
                .text(state)
                .toBytes();
    }

    static KeyWriter prefix(Period period, long startMillis, String machineArn) {
        return prefix(period, startMillis).text(machineArn);
    }

    static KeyWriter prefix(Period period, long startMillis) {
        return KeyWriter.key().number(period.code()).number(startMillis);
    }

    static Cell of(Period period, byte[] key) {
        KeyReader in = KeyReader.of(key);
        in.intNumber();
        return new Cell(period, in.longNumber(), in.text(), in.text(), in.text());
    }
}
