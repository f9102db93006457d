package io.stepwell.simulation.run;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.TimerRef;
import io.stepwell.engine.event.Event;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.runtime.rows.TimerRows;
import io.stepwell.simulation.program.Ending;
import io.stepwell.simulation.program.Program;
import io.stepwell.simulation.program.Reference;
import io.stepwell.simulation.program.Script;
import io.stepwell.storage.Row;
import io.stepwell.storage.Store;
import io.stepwell.storage.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what is on the disk with what the reference says may be there, and with what was promised. */
final class Audit {
    private static final List<Table> OPEN = List.of(Table.TIMER, Table.TASK, Table.ACTIVITY_QUEUE, Table.OUTBOX);
    private static final List<Table> ALL = List.of(
            Table.JOURNAL,
            Table.EXECUTION,
            Table.EXECUTION_INDEX,
            Table.CLOSED,
            Table.TIMER,
            Table.TASK,
            Table.OUTBOX,
            Table.MAP_RUN,
            Table.ACTIVITY_QUEUE);

    private final Store disk;
    private final Tables tables;
    private final Script script;
    private final Callees callees;
    private final Set<Script.Ask> expectedCalls = new HashSet<>();

    Audit(Store disk, Script script, Callees callees) {
        this.disk = disk;
        this.tables = new Tables(disk);
        this.script = script;
        this.callees = callees;
    }

    /** What has not ended, with the end of its journal. */
    String open(List<Planned> planned) {
        StringBuilder text = new StringBuilder();
        planned.stream()
                .filter(execution -> !execution.isAcknowledged())
                .forEach(execution -> text.append("\nnot acknowledged: ").append(execution.name));
        planned.stream()
                .filter(execution -> execution.redrivesWanted > 0)
                .forEach(execution -> text.append("\nto be taken up again: ").append(execution.name));
        tables.mapRuns().stream()
                .filter(run -> !run.status().isClosed())
                .forEach(run -> text.append("\n").append(run));
        for (ExecutionRow row : tables.executions()) {
            if (!row.status().isClosed()) {
                String arn = row.origin().arn();
                List<Event> journal = JournalRows.readAll(disk, arn);
                text.append("\n").append(arn);
                journal.stream()
                        .skip(Math.max(0, journal.size() - 12))
                        .forEach(event -> text.append("\n  ").append(event));
                text.append("\nrows: ").append(rowsAbout(arn));
            }
        }
        planned.forEach(execution -> text.append("\n").append(execution.program.definition()));
        return text.append("\nrows of the outbox: ")
                .append(tables.rows(Table.OUTBOX).size())
                .toString();
    }

    private List<String> rowsAbout(String arn) {
        List<String> about = new ArrayList<>();
        for (Table table : OPEN) {
            tables.rows(table).stream()
                    .map(row -> new String(row.key(), StandardCharsets.ISO_8859_1))
                    .filter(key -> key.contains(arn))
                    .forEach(_ -> about.add(table.name()));
        }
        return about;
    }

    /**
     * Every execution is what it may be, and nothing waits any more.
     *
     * @param clockIsSteady whether times can be compared
     */
    void check(List<Planned> planned, boolean clockIsSteady) {
        Map<String, Planned> byArn = new HashMap<>();
        Map<String, Program> programs = new HashMap<>();
        for (Planned execution : planned) {
            byArn.put(execution.expectedArn(), execution);
            programs.put(execution.program.name(), execution.program);
            execution.program.nested().forEach(program -> programs.put(program.name(), program));
        }
        int redrives = tables.executions().stream()
                .mapToInt(row -> row.redrives().count())
                .max()
                .orElse(0);
        for (Planned execution : planned) {
            explaining(execution.program, () -> checkPlanned(execution, redrives));
        }
        MapRunAudit mapRuns = new MapRunAudit(disk, script, redrives, clockIsSteady);
        Map<Recorded, Program> all = new LinkedHashMap<>();
        for (ExecutionRow row : tables.executions()) {
            Program program = there(
                    programs.get(row.origin().stateMachineName().split("/", 2)[0]), "an execution of nobody: " + row);
            explaining(program, () -> {
                Recorded recorded = Recorded.of(disk, row, program);
                all.put(recorded, program);
                mapRuns.add(recorded);
                if (row.child() == null && !byArn.containsKey(recorded.arn())) {
                    checkNested(recorded, program, redrives);
                }
            });
        }
        all.forEach((recorded, program) ->
                explaining(program, () -> mapRuns.checkRunsOf(recorded, program, byArn.get(recorded.arn()))));
        mapRuns.checkChildren();
        requireCalls();
        OPEN.forEach(table -> requireNoRows(rowsThatMatter(table), table, "although every execution has ended"));
        require(
                tables.rows(Table.CLOSED).size() == tables.rows(Table.EXECUTION).size(),
                "wrong number of closed executions");
    }

    private static void explaining(Program program, Runnable check) {
        try {
            check.run();
        } catch (Fault fault) {
            throw new Fault(fault.getMessage() + "\n" + program.definition());
        }
    }

    /** Nothing is left of any execution. */
    void requireEmpty() {
        ALL.forEach(table -> requireNoRows(tables.rows(table), table, "after everything was forgotten"));
    }

    private void checkPlanned(Planned planned, int redrives) {
        Reference reference = new Reference(script, redrives);
        Set<Ending> endings = reference.endings(planned.program, planned.n, planned.name);
        expectedCalls.addAll(reference.calls());
        if (planned.program.express()) {
            requireAnswer(planned, endings);
            return;
        }
        byte[] bytes =
                there(disk.get(Table.EXECUTION, ExecutionRow.key(planned.expectedArn())), planned.name + " is lost");
        Recorded recorded = Recorded.of(disk, ExecutionRow.decode(planned.expectedArn(), bytes), planned.program);
        require(recorded.execution().input().equals(planned.input), planned.name + ": another input");
        if (recorded.status() == ExecutionStatus.ABORTED) {
            require(planned.stopAsked, planned.name + " was aborted, but nobody asked for it");
        } else {
            recorded.requireOneOf(endings);
        }
    }

    private static void requireAnswer(Planned planned, Set<Ending> endings) {
        ExecutionView view = there(planned.answer, planned.name + " was never answered");
        Ending ending = Recorded.ending(view.summary().status(), view.output(), view.error());
        require(endings.contains(ending), planned.name + " ended with " + ending + ", but may end with " + endings);
    }

    /** One that nobody waited for any more was stopped; otherwise it ends as its program says. */
    private void checkNested(Recorded recorded, Program program, int redrives) {
        Set<Ending> endings =
                new Reference(script, redrives).endings(program, recorded.inputNumber(), recorded.inputPlace());
        if (recorded.status() != ExecutionStatus.ABORTED) {
            recorded.requireOneOf(endings);
        }
    }

    private void requireCalls() {
        for (Script.Ask ask : callees.asked()) {
            require(expectedCalls.contains(ask), "a call that no run makes: " + ask);
        }
    }

    /** The timer of a poll is left to fire in vain. */
    private List<Row> rowsThatMatter(Table table) {
        return tables.rows(table).stream()
                .filter(row -> table != Table.TIMER
                        || TimerRows.decode(row.key()).ref().kind() != TimerRef.Kind.JOB_POLL)
                .toList();
    }

    private static void requireNoRows(List<Row> rows, Table table, String when) {
        require(rows.isEmpty(), rows.size() + " rows of " + table + " are left " + when + keys(rows));
    }

    private static String keys(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        rows.stream()
                .limit(5)
                .forEach(row -> text.append("\n  ")
                        .append(new String(row.key(), StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", ".")));
        return text.toString();
    }

    static <T> T there(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new Fault(otherwise);
        }
        return value;
    }

    static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Fault(otherwise);
        }
    }
}
