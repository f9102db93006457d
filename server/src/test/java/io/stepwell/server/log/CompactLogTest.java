package io.stepwell.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompactLogTest {
    @ParameterizedTest
    @CsvSource({
        "io.stepwell.server.http.Listener, server",
        "io.stepwell.function.charge-card, function charge-card",
        "org.rocksdb.Store, Store",
    })
    void aLineSaysWhoWroteIt(String logger, String room) {
        LogRecord entry = new LogRecord(Level.INFO, "two\nlines");
        entry.setLoggerName(logger);
        entry.setInstant(Instant.parse("2026-11-22T20:00:00.1234567Z"));
        assertThat(new CompactLog().format(entry))
                .isEqualTo("2026-11-22T20:00:00.123Z INFO  " + room + ": two\\nlines\n");
    }
}
