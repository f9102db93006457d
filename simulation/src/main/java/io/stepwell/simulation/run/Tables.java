package io.stepwell.simulation.run;

import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.MapRunRow;
import io.stepwell.runtime.rows.MapRunRows;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import io.stepwell.storage.codec.KeyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is on the disk. */
record Tables(Store disk) {
    private static final byte[] END = {-1, -1, -1, -1, -1, -1, -1, -1};
    private static final int ROWS_MAX = 100_000;

    List<Row> rows(Table table) {
        return disk.scan(table, new byte[0], END, ROWS_MAX, false);
    }

    boolean isEmpty(Table table) {
        return disk.scan(table, new byte[0], END, 1, false).isEmpty();
    }

    List<ExecutionRow> executions() {
        return rows(Table.EXECUTION).stream()
                .map(row -> ExecutionRow.decode(KeyReader.of(row.key()).text(), row.value()))
                .toList();
    }

    /** The map runs of all executions. */
    List<MapRunRow> mapRuns() {
        List<MapRunRow> runs = new ArrayList<>();
        for (ExecutionRow execution : executions()) {
            for (MapRunRows.Entry entry : MapRunRows.of(disk, execution.origin().arn(), null, 1_000)) {
                runs.add(Objects.requireNonNull(MapRunRows.read(disk, entry.mapRunArn())));
            }
        }
        return runs;
    }

    /** Whether no execution and no map run is under way, and nobody is yet to be told. */
    boolean isQuiet(int partitions) {
        for (int partition = 0; partition < partitions; partition++) {
            if (!MapRunRows.open(disk, partition, null, 1).isEmpty()) {
                return false;
            }
        }
        return isEmpty(Table.OUTBOX)
                && executions().stream().allMatch(row -> row.status().isClosed());
    }
}
