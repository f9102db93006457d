package io.stepwell.integrations.item;

import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.language.json.Json;
import io.stepwell.language.json.JsonReader;
import io.stepwell.language.json.JsonSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One JSON value a line. Empty lines are passed over. */
final class JsonLinesFormat implements ItemFormat {
    @Override
    public ItemStream open(Dataset dataset) throws ItemReaderException, InterruptedException {
        return new Values(dataset, dataset.content());
    }

    private static final class Values implements ItemStream {
        private final Dataset dataset;
        private final String source;
        private final InputStream content;
        private final Lines lines;

        Values(Dataset dataset, InputStream content) {
            this.dataset = dataset;
            this.source = dataset.name().source();
            this.content = content;
            this.lines = new Lines(content);
        }

        @Override
        public @Nullable Item next() throws ItemReaderException {
            String line = line();
            if (line == null) {
                return null;
            }
            try {
                return new Item(Json.of(JsonReader.read(line)), null, source);
            } catch (JsonSyntaxException e) {
                throw dataset.wrong("has no JSON value in line " + lines.number() + ": " + e.getMessage());
            }
        }

        @Override
        public long skip(long items) throws ItemReaderException {
            long skipped = 0;
            while (skipped < items && line() != null) {
                skipped++;
            }
            return skipped;
        }

        private @Nullable String line() throws ItemReaderException {
            try {
                String line = lines.next();
                while (line != null && line.isBlank()) {
                    line = lines.next();
                }
                return line;
            } catch (IOException e) {
                throw dataset.unreadable(e);
            }
        }

        @Override
        public void close() {
            Closing.quietly(content);
        }
    }

    /** Lines of UTF-8, ended by {@code \n} or {@code \r\n}, of bounded length. */
    private static final class Lines {
        private final InputStream in;
        private final byte[] buffer = new byte[1 << 16];
        private byte[] carried = new byte[1 << 10];
        private int carriedLength;
        private int position;
        private int end;
        private long number;

        Lines(InputStream in) {
            this.in = in;
        }

        /** The number of the line last read, from 1. */
        long number() {
            return number;
        }

        /** The next line without its end; null after the last. */
        @Nullable
        String next() throws IOException {
            carriedLength = 0;
            while (position < end || refill()) {
                int newline = position;
                while (newline < end && buffer[newline] != '\n') {
                    newline++;
                }
                if (newline < end && carriedLength == 0) {
                    String line = text(buffer, position, newline);
                    position = newline + 1;
                    return line;
                }
                carry(newline);
                if (newline < end) {
                    position = newline + 1;
                    return text(carried, 0, carriedLength);
                }
            }
            return carriedLength == 0 ? null : text(carried, 0, carriedLength);
        }

        private boolean refill() throws IOException {
            end = in.read(buffer, 0, buffer.length);
            position = 0;
            return end > 0;
        }

        private void carry(int until) throws IOException {
            int length = until - position;
            if (carriedLength + length > ItemBound.BYTES_MAX) {
                throw new IOException(
                        "line " + (number + 1) + " is longer than " + (ItemBound.BYTES_MAX >> 20) + " MiB");
            }
            if (carriedLength + length > carried.length) {
                carried = Arrays.copyOf(carried, Math.max(carriedLength + length, 2 * carried.length));
            }
            System.arraycopy(buffer, position, carried, carriedLength, length);
            carriedLength += length;
            position = until;
        }

        private String text(byte[] bytes, int from, int to) {
            number++;
            int last = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
            return new String(bytes, from, last - from, StandardCharsets.UTF_8);
        }
    }
}
