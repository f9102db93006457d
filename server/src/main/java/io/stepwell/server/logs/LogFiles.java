package io.stepwell.server.logs;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** One file for each day (UTC) in a folder, {@code executions-2026-01-31.jsonl}: a line for each log event. */
final class LogFiles implements LogDestination {
    private final Path folder;

    LogFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public void deliver(List<LogEntry> entries) throws IOException {
        int from = 0;
        for (int i = 1; i <= entries.size(); i++) {
            if (i == entries.size() || !day(entries.get(i)).equals(day(entries.get(from)))) {
                append(day(entries.get(from)), entries.subList(from, i));
                from = i;
            }
        }
    }

    private void append(LocalDate day, List<LogEntry> entries) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("executions-" + day + ".jsonl");
        try (Writer out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (LogEntry entry : entries) {
                out.write(entry.message());
                out.write('\n');
            }
        }
    }

    private static LocalDate day(LogEntry entry) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(entry.timeMillis()), ZoneOffset.UTC);
    }
}
