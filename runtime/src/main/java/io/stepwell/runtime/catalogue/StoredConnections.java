package io.stepwell.runtime.catalogue;

import io.stepwell.runtime.Connections;
import io.stepwell.runtime.rows.ConnectionRows;
import io.stepwell.storage.WriteBatch;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The connections in the store, all of them cached. */
final class StoredConnections implements Connections {
    private final CatalogueWriter writer;
    private final Shelf<Connection> byName;

    StoredConnections(CatalogueWriter writer) {
        this.writer = writer;
        this.byName = new Shelf<>(ConnectionRows.all(writer.store()), Connection::name);
    }

    @Override
    public @Nullable Connection named(String name) {
        return byName.get(name);
    }

    @Override
    public Collection<Connection> all() {
        return byName.all();
    }

    @Override
    public synchronized void put(Connection connection) {
        WriteBatch batch = new WriteBatch();
        ConnectionRows.put(batch, connection);
        writer.commit(batch);
        byName.put(connection);
    }

    @Override
    public synchronized void delete(String name) {
        WriteBatch batch = new WriteBatch();
        ConnectionRows.delete(batch, name);
        writer.commit(batch);
        byName.remove(name);
    }
}
