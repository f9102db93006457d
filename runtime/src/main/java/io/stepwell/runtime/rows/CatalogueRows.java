package io.stepwell.runtime.rows;

import io.stepwell.runtime.Catalogue.Activity;
import io.stepwell.runtime.Catalogue.StateMachine;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import io.stepwell.storage.codec.KeyWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** State machines, activities, tags and definition texts. */
public final class CatalogueRows {
    private static final int VERSION = 1;
    /** Since 2 with the number of the last version published. */
    private static final int STATE_MACHINE_VERSION = 2;

    private static final int ROWS_PER_SCAN = 1_000;

    private CatalogueRows() {}

    public static void put(WriteBatch batch, StateMachine m) {
        batch.put(Table.STATE_MACHINE, key(m.arn()), encode(m));
    }

    static byte[] encode(StateMachine m) {
        return new BinaryWriter(512)
                .u8(STATE_MACHINE_VERSION)
                .text(m.arn())
                .text(m.name())
                .text(m.type())
                .flag(m.deleting())
                .text(m.definitionId())
                .text(m.roleArn())
                .signed(m.creationMillis())
                .nullableSigned(m.updateMillis())
                .nullableText(m.revisionId())
                .text(m.loggingConfiguration())
                .text(m.tracingConfiguration())
                .nullableText(m.encryptionConfiguration())
                .signed(m.lastVersion())
                .toBytes();
    }

    public static void deleteStateMachine(WriteBatch batch, String arn) {
        batch.delete(Table.STATE_MACHINE, key(arn));
    }

    public static List<StateMachine> stateMachines(Store store) {
        return all(store, Table.STATE_MACHINE, CatalogueRows::stateMachine);
    }

    static StateMachine stateMachine(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        int version = RowVersion.read(in, STATE_MACHINE_VERSION, "state machines");
        return new StateMachine(
                in.text(),
                in.text(),
                in.text(),
                in.flag(),
                in.text(),
                in.text(),
                in.signed(),
                in.nullableSigned(),
                in.nullableText(),
                in.text(),
                in.text(),
                in.nullableText(),
                version < 2 ? 0 : in.signedInt());
    }

    public static void put(WriteBatch batch, Activity a) {
        byte[] value = new BinaryWriter(256)
                .u8(VERSION)
                .text(a.arn())
                .text(a.name())
                .signed(a.creationMillis())
                .nullableText(a.encryptionConfiguration())
                .toBytes();
        batch.put(Table.ACTIVITY, key(a.arn()), value);
    }

    public static void deleteActivity(WriteBatch batch, String arn) {
        batch.delete(Table.ACTIVITY, key(arn));
    }

    public static List<Activity> activities(Store store) {
        return all(store, Table.ACTIVITY, bytes -> {
            BinaryReader in = new BinaryReader(bytes);
            RowVersion.expect(in, VERSION, "activities");
            return new Activity(in.text(), in.text(), in.signed(), in.nullableText());
        });
    }

    public static void putTags(WriteBatch batch, String resourceArn, Map<String, String> tags) {
        if (tags.isEmpty()) {
            batch.delete(Table.TAG, key(resourceArn));
        } else {
            batch.put(
                    Table.TAG,
                    key(resourceArn),
                    new BinaryWriter(256).u8(VERSION).textMap(tags).toBytes());
        }
    }

    public static Map<String, String> tags(Store store, String resourceArn) {
        byte[] bytes = store.get(Table.TAG, key(resourceArn));
        if (bytes == null) {
            return Map.of();
        }
        BinaryReader in = new BinaryReader(bytes);
        RowVersion.expect(in, VERSION, "tags");
        return new LinkedHashMap<>(in.textMap());
    }

    public static void putDefinition(WriteBatch batch, String id, String text) {
        batch.put(
                Table.DEFINITION,
                key(id),
                new BinaryWriter(text.length() + 16).u8(VERSION).text(text).toBytes());
    }

    public static @Nullable String definition(Store store, String id) {
        byte[] bytes = store.get(Table.DEFINITION, key(id));
        if (bytes == null) {
            return null;
        }
        BinaryReader in = new BinaryReader(bytes);
        RowVersion.expect(in, VERSION, "definitions");
        return in.text();
    }

    static <T> List<T> all(Store store, Table table, Function<byte[], T> decode) {
        List<T> found = new ArrayList<>();
        byte[] from = {};
        byte[] to = {(byte) 0xFF};
        while (true) {
            List<Row> rows = store.scan(table, from, to, ROWS_PER_SCAN, false);
            rows.forEach(row -> found.add(decode.apply(row.value())));
            if (rows.size() < ROWS_PER_SCAN) {
                return found;
            }
            byte[] last = rows.getLast().key();
            from = java.util.Arrays.copyOf(last, last.length + 1);
        }
    }

    static byte[] key(String name) {
        return KeyWriter.key().text(name).toBytes();
    }
}
