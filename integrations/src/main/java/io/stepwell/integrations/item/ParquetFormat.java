package io.stepwell.integrations.item;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import io.stepwell.engine.item.Item;
import io.stepwell.engine.item.ItemReaderException;
import io.stepwell.engine.item.ItemStream;
import io.stepwell.integrations.s3.BucketException;
import io.stepwell.integrations.s3.ObjectName;
import io.stepwell.integrations.s3.ObjectPart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Apache Parquet: a row is an object. Only the parts of the file that are wanted are fetched. */
final class ParquetFormat implements ItemFormat {
    private static final int DECODING_THREADS = 1;

    @Override
    public ItemStream open(Dataset dataset) throws ItemReaderException, InterruptedException {
        HardwoodContext context = HardwoodContext.create(DECODING_THREADS);
        try {
            return new Rows(dataset, context, ParquetFileReader.open(new RangedFile(dataset), context));
        } catch (IOException e) {
            context.close();
            throw dataset.unreadable(e);
        } catch (RuntimeException e) {
            context.close();
            throw notParquet(dataset, e);
        }
    }

    /** The library tells of damage in several unchecked exceptions. */
    private static ItemReaderException notParquet(Dataset dataset, RuntimeException e) {
        return e instanceof UncheckedIOException
                ? dataset.unreadable(e)
                : dataset.wrong("is no readable Parquet file: " + e.getMessage());
    }

    private static final class Rows implements ItemStream {
        private final Dataset dataset;
        private final String source;
        private final HardwoodContext context;
        private final ParquetFileReader file;
        private long skipped;
        private @Nullable RowReader rows;

        Rows(Dataset dataset, HardwoodContext context, ParquetFileReader file) {
            this.dataset = dataset;
            this.source = dataset.name().source();
            this.context = context;
            this.file = file;
        }

        @Override
        public @Nullable Item next() throws ItemReaderException {
            try {
                RowReader reader = rows;
                if (reader == null) {
                    reader = file.buildRowReader().skip(skipped).build();
                    rows = reader;
                }
                if (!reader.hasNext()) {
                    return null;
                }
                reader.next();
                return new Item(ParquetValues.object(reader), null, source);
            } catch (RuntimeException e) {
                throw notParquet(dataset, e);
            }
        }

        @Override
        public long skip(long items) throws ItemReaderException, InterruptedException {
            if (rows != null) {
                return ItemStream.super.skip(items);
            }
            long count = Math.clamp(items, 0, file.getFileMetaData().numRows() - skipped);
            skipped += count;
            return count;
        }

        @Override
        public void close() {
            if (rows != null) {
                rows.close();
            }
            Closing.quietly(file::close);
            context.close();
        }
    }

    /** An object of which ranges are read. */
    private static final class RangedFile implements InputFile {
        private final Dataset dataset;
        private @Nullable ObjectPart first;

        RangedFile(Dataset dataset) {
            this.dataset = dataset;
        }

        @Override
        public void open() throws IOException {
            opened();
        }

        @Override
        public ByteBuffer readRange(long offset, int length) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
            while (bytes.size() < length) {
                ObjectPart part = read(opened().etag(), offset + bytes.size(), length - bytes.size());
                if (part.bytes().length == 0) {
                    throw new IOException("it ends too early");
                }
                bytes.writeBytes(part.bytes());
            }
            return ByteBuffer.wrap(bytes.toByteArray());
        }

        @Override
        public long length() throws IOException {
            return opened().objectBytes();
        }

        private synchronized ObjectPart opened() throws IOException {
            ObjectPart known = first;
            if (known == null) {
                known = read(null, 0, 1);
                first = known;
            }
            return known;
        }

        private ObjectPart read(@Nullable String etag, long offset, int length) throws IOException {
            ObjectName name = dataset.name();
            try {
                return dataset.store().read(name, etag == null || etag.isEmpty() ? null : etag, offset, length);
            } catch (BucketException e) {
                throw new IOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }

        @Override
        public String name() {
            return dataset.name().source();
        }

        @Override
        public void close() {
            // no connection is held
        }
    }
}
