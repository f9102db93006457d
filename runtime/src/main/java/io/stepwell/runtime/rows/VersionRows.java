package io.stepwell.runtime.rows;

import io.stepwell.runtime.Versions.Alias;
import io.stepwell.runtime.Versions.Route;
import io.stepwell.runtime.Versions.Version;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import java.util.ArrayList;
import java.util.List;

/** Published versions and aliases. */
public final class VersionRows {
    private static final int VERSION = 1;

    private VersionRows() {}

    public static void put(WriteBatch batch, Version v) {
        byte[] value = new BinaryWriter(512)
                .u8(VERSION)
                .signed(v.number())
                .nullableText(v.description())
                .signed(v.creationMillis())
                .bytes(CatalogueRows.encode(v.machine()))
                .toBytes();
        batch.put(Table.VERSION, CatalogueRows.key(v.arn()), value);
    }

    public static void delete(WriteBatch batch, Version version) {
        batch.delete(Table.VERSION, CatalogueRows.key(version.arn()));
    }

    public static List<Version> versions(Store store) {
        return CatalogueRows.all(store, Table.VERSION, bytes -> {
            BinaryReader in = new BinaryReader(bytes);
            RowVersion.expect(in, VERSION, "versions");
            int number = in.signedInt();
            String description = in.nullableText();
            long creationMillis = in.signed();
            return new Version(number, CatalogueRows.stateMachine(in.bytes()), description, creationMillis);
        });
    }

    public static void put(WriteBatch batch, Alias a) {
        BinaryWriter out = new BinaryWriter(256)
                .u8(VERSION)
                .text(a.stateMachineArn())
                .text(a.name())
                .nullableText(a.description())
                .signed(a.creationMillis())
                .signed(a.updateMillis())
                .unsigned(a.routes().size());
        a.routes().forEach(route -> out.text(route.versionArn()).unsigned(route.weight()));
        batch.put(Table.ALIAS, CatalogueRows.key(a.arn()), out.toBytes());
    }

    public static void delete(WriteBatch batch, Alias alias) {
        batch.delete(Table.ALIAS, CatalogueRows.key(alias.arn()));
    }

    public static List<Alias> aliases(Store store) {
        return CatalogueRows.all(store, Table.ALIAS, bytes -> {
            BinaryReader in = new BinaryReader(bytes);
            RowVersion.expect(in, VERSION, "aliases");
            String machineArn = in.text();
            String name = in.text();
            String description = in.nullableText();
            long creationMillis = in.signed();
            long updateMillis = in.signed();
            List<Route> routes = new ArrayList<>();
            for (int left = in.count(); left > 0; left--) {
                routes.add(new Route(in.text(), (int) in.unsigned()));
            }
            return new Alias(machineArn, name, description, List.copyOf(routes), creationMillis, updateMillis);
        });
    }
}
