package io.stepwell.storage.memory;

import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.StoreException;
import io.stepwell.storage.Table;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All rows of a {@link MemoryStore} as one file: version, epochs, then each table by name with its rows. */
final class MemoryDump {
    private static final String FILE = "memory-store.dump";
    private static final int VERSION = 1;
    private static final int ARRAY_BYTES_MAX = 1 << 30;

    private MemoryDump() {}

    static void write(MemoryRows rows, Path folder) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.list(folder)) {
                if (files.findAny().isPresent()) {
                    throw new StoreException("the folder of a backup must be new or empty: " + folder, null);
                }
            }
            try (FileOutputStream file =
                            new FileOutputStream(folder.resolve(FILE).toFile());
                    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file))) {
                write(rows, out);
                out.flush();
                file.getFD().sync();
            }
        } catch (IOException e) {
            throw new StoreException("cannot write a backup to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void write(MemoryRows rows, DataOutputStream out) throws IOException {
        out.writeInt(VERSION);
        out.writeInt(rows.epochs().size());
        for (Map.Entry<Integer, Long> epoch : rows.epochs().entrySet()) {
            out.writeInt(epoch.getKey());
            out.writeLong(epoch.getValue());
        }
        out.writeInt(Table.values().length);
        for (Table table : Table.values()) {
            TreeMap<byte[], byte[]> content = rows.table(table);
            out.writeUTF(table.name());
            out.writeInt(content.size());
            for (Map.Entry<byte[], byte[]> row : content.entrySet()) {
                writeArray(out, row.getKey());
                writeArray(out, row.getValue());
            }
        }
    }

    static MemoryRows read(Path folder) {
        Path file = folder.resolve(FILE);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return read(in);
        } catch (EOFException e) {
            throw new CorruptRecordException("the backup ends too early: " + file, e);
        } catch (IOException e) {
            throw new StoreException("cannot read the backup " + file + ": " + e.getMessage(), e);
        }
    }

    private static MemoryRows read(DataInputStream in) throws IOException {
        int version = in.readInt();
        if (version != VERSION) {
            throw new CorruptRecordException(
                    "the backup has version " + version + "; this program reads version " + VERSION, null);
        }
        MemoryRows rows = new MemoryRows();
        int epochs = in.readInt();
        for (int i = 0; i < epochs; i++) {
            rows.epochs().put(in.readInt(), in.readLong());
        }
        int tables = in.readInt();
        for (int t = 0; t < tables; t++) {
            TreeMap<byte[], byte[]> table = rows.table(tableNamed(in.readUTF()));
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                table.put(readArray(in), readArray(in));
            }
        }
        return rows;
    }

    private static Table tableNamed(String name) {
        for (Table table : Table.values()) {
            if (table.name().equals(name)) {
                return table;
            }
        }
        throw new CorruptRecordException("the backup has a table this program does not know: " + name, null);
    }

    private static void writeArray(DataOutputStream out, byte[] array) throws IOException {
        out.writeInt(array.length);
        out.write(array);
    }

    private static byte[] readArray(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > ARRAY_BYTES_MAX) {
            throw new CorruptRecordException("the backup claims a row of " + length + " bytes", null);
        }
        byte[] array = in.readNBytes(length);
        if (array.length < length) {
            throw new EOFException();
        }
        return array;
    }
}
