package io.stepwell.runtime.rows;

import io.stepwell.runtime.Connections.Connection;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import java.util.List;

/** Connections of HTTP tasks. */
public final class ConnectionRows {
    private static final int VERSION = 1;

    private ConnectionRows() {}

    public static void put(WriteBatch batch, Connection c) {
        byte[] value = new BinaryWriter(512)
                .u8(VERSION)
                .text(c.arn())
                .text(c.name())
                .nullableText(c.description())
                .text(c.secretArn())
                .text(c.authorizationType())
                .text(c.state())
                .signed(c.creationMillis())
                .signed(c.modifiedMillis())
                .nullableSigned(c.authorizedMillis())
                .nullableText(c.shownParameters())
                .nullableText(c.sealedParameters())
                .toBytes();
        batch.put(Table.CONNECTION, CatalogueRows.key(c.name()), value);
    }

    public static void delete(WriteBatch batch, String name) {
        batch.delete(Table.CONNECTION, CatalogueRows.key(name));
    }

    public static List<Connection> all(Store store) {
        return CatalogueRows.all(store, Table.CONNECTION, bytes -> {
            BinaryReader in = new BinaryReader(bytes);
            RowVersion.expect(in, VERSION, "connections");
            return new Connection(
                    in.text(),
                    in.text(),
                    in.nullableText(),
                    in.text(),
                    in.text(),
                    in.text(),
                    in.signed(),
                    in.signed(),
                    in.nullableSigned(),
                    in.nullableText(),
                    in.nullableText());
        });
    }
}
