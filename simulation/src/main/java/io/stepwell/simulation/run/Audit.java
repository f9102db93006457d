package io.stepwell.simulation.run;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.state.Execution;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.language.parse.DefinitionParser;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.simulation.program.Ending;
import io.stepwell.simulation.program.Reference;
import io.stepwell.simulation.program.Script;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compares what is on the disk with what the reference says may be there, and with what was promised. */
final class Audit {
    private static final byte[] END = {-1, -1, -1, -1, -1, -1, -1, -1};

    private final Store disk;
    private final Script script;
    private final Callees callees;

    Audit(Store disk, Script script, Callees callees) {
        this.disk = disk;
        this.script = script;
        this.callees = callees;
    }

    /** The executions that have not ended, with the end of their journals. */
    String open(List<Planned> planned) {
        StringBuilder text = new StringBuilder();
        for (Planned execution : planned) {
            byte[] row = disk.get(Table.EXECUTION, ExecutionRow.key(execution.expectedArn()));
            if (row == null || !ExecutionRow.decode(row).status().isClosed()) {
                List<Event> journal = JournalRows.readAll(disk, execution.expectedArn());
                text.append("\n").append(execution.name).append(execution.isAcknowledged() ? " " : " (not started) ");
                journal.stream()
                        .skip(Math.max(0, journal.size() - 12))
                        .forEach(event -> text.append("\n  ").append(event));
                text.append("\n").append(execution.program.definition());
                text.append("\n").append(rowsAbout(execution));
            }
        }
        return text.toString();
    }

    private String rowsAbout(Planned execution) {
        List<String> about = new java.util.ArrayList<>();
        for (Table table : List.of(Table.TIMER, Table.TASK, Table.ACTIVITY_QUEUE)) {
            rows(table).stream()
                    .map(row -> new String(row.key(), java.nio.charset.StandardCharsets.ISO_8859_1))
                    .filter(key -> key.contains(execution.expectedArn()))
                    .forEach(_ -> about.add(table.name()));
        }
        return "rows: " + about;
    }

    /** Every execution is what it may be, and nothing waits any more. */
    void check(List<Planned> planned) {
        for (Planned execution : planned) {
            try {
                check(execution);
            } catch (Fault fault) {
                throw new Fault(fault.getMessage() + "\n" + execution.program.definition());
            }
        }
        for (Table table : List.of(Table.TIMER, Table.TASK, Table.ACTIVITY_QUEUE)) {
            requireNoRows(table, "although every execution has ended");
        }
        require(rows(Table.CLOSED).size() == planned.size(), "wrong number of closed executions");
    }

    /** Nothing is left of any execution. */
    void requireEmpty() {
        for (Table table : List.of(
                Table.JOURNAL,
                Table.EXECUTION,
                Table.EXECUTION_INDEX,
                Table.CLOSED,
                Table.TIMER,
                Table.TASK,
                Table.ACTIVITY_QUEUE)) {
            requireNoRows(table, "after everything was forgotten");
        }
    }

    private void check(Planned planned) {
        String arn = planned.expectedArn();
        ExecutionRow row = ExecutionRow.decode(
                Objects.requireNonNull(disk.get(Table.EXECUTION, ExecutionRow.key(arn)), planned.name));
        List<Event> journal = JournalRows.readAll(disk, arn);
        new HistoryCheck(planned.name, journal).check();
        Definition definition = Objects.requireNonNull(
                DefinitionParser.parse(planned.program.definition()).definition());
        Execution execution = Execution.replay(definition, journal);
        require(execution.status() == row.status(), planned.name + ": the summary and the journal disagree");
        require(execution.input().equals(planned.input), planned.name + ": another input");
        Reference reference = new Reference(planned.name, script);
        Set<Ending> endings = reference.endings(planned.program, planned.n);
        requireEnding(planned, execution, endings);
        requireCalls(planned, reference);
    }

    private static void requireEnding(Planned planned, Execution execution, Set<Ending> endings) {
        if (execution.status() == ExecutionStatus.ABORTED) {
            require(planned.stopAsked, planned.name + " was aborted, but nobody asked for it");
            return;
        }
        Ending ending = switch (execution.status()) {
            case SUCCEEDED -> new Ending.Returned(number(Objects.requireNonNull(execution.output())));
            case FAILED ->
                new Ending.Failed(String.valueOf(
                        Objects.requireNonNull(execution.failure()).error()));
            case TIMED_OUT -> new Ending.Failed("States.Timeout");
            case RUNNING, ABORTED -> throw new Fault(planned.name + " has not ended");
        };
        if (!endings.contains(ending)) {
            throw new Fault(planned.name + " ended with " + ending + " " + execution.failure() + ", but may end with "
                    + endings);
        }
    }

    private static long number(Json output) {
        Map<?, ?> values = (Map<?, ?>) Objects.requireNonNull(output.tree());
        return ((Number) Objects.requireNonNull(values.get("n"))).longValue();
    }

    private void requireCalls(Planned planned, Reference reference) {
        for (String call : callees.ledger().values()) {
            String key = call.substring(0, call.indexOf(' '));
            require(
                    !key.startsWith(planned.name + "/") || reference.calls().contains(key),
                    "a call that no run makes: " + key);
        }
    }

    private void requireNoRows(Table table, String when) {
        List<Row> rows = rows(table);
        require(rows.isEmpty(), rows.size() + " rows of " + table + " are left " + when);
    }

    private List<Row> rows(Table table) {
        return disk.scan(table, new byte[0], END, 1_000, false);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Fault(otherwise);
        }
    }
}
