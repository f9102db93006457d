package io.stepwell.simulation.run;

import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.event.Event;
import io.stepwell.engine.maprun.ChildDefinition;
import io.stepwell.engine.state.Execution;
import io.stepwell.language.definition.Definition;
import io.stepwell.language.json.Json;
import io.stepwell.language.parse.DefinitionParser;
import io.stepwell.runtime.rows.ExecutionRow;
import io.stepwell.runtime.rows.JournalRows;
import io.stepwell.simulation.program.Ending;
import io.stepwell.simulation.program.Program;
import io.stepwell.storage.Store;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An execution as the disk has it: its summary, its journal, and what that folds to. */
record Recorded(ExecutionRow row, List<Event> journal, Execution execution) {
    /** Reads one, and requires that its parts agree. */
    static Recorded of(Store disk, ExecutionRow row, Program program) {
        String arn = row.origin().arn();
        List<Event> journal = JournalRows.readAll(disk, arn);
        new HistoryCheck(arn, journal).check();
        Definition whole = Objects.requireNonNull(
                DefinitionParser.parse(program.definition()).definition());
        Definition definition =
                ChildDefinition.parse(row.origin().definitionId()).in(whole);
        Execution execution = Execution.replay(definition, journal);
        Audit.require(execution.status() == row.status(), arn + ": the summary and the journal disagree");
        Audit.require(execution.status().isClosed(), arn + " has not ended");
        return new Recorded(row, journal, execution);
    }

    String arn() {
        return row.origin().arn();
    }

    ExecutionStatus status() {
        return execution.status();
    }

    void requireOneOf(Set<Ending> endings) {
        Ending ending = ending(
                execution.status(),
                execution.output(),
                execution.failure() == null ? null : execution.failure().error());
        Audit.require(
                endings.contains(ending),
                arn() + " ended with " + ending + " " + execution.failure() + ", but may end with " + endings);
    }

    static Ending ending(ExecutionStatus status, @Nullable Json output, @Nullable String error) {
        return switch (status) {
            case SUCCEEDED -> new Ending.Returned(number(Objects.requireNonNull(output), "n"));
            case FAILED -> new Ending.Failed(String.valueOf(error));
            case TIMED_OUT -> new Ending.Failed("States.Timeout");
            case RUNNING, ABORTED -> throw new Fault("no end of a program: " + status);
        };
    }

    /** The number its program was given. */
    long inputNumber() {
        return number(execution.input(), "n");
    }

    /** Where it is in the programs around it. */
    String inputPlace() {
        return place(execution.input());
    }

    static long number(Json json, String name) {
        Map<?, ?> values = (Map<?, ?>) Objects.requireNonNull(json.tree());
        return ((Number) Objects.requireNonNull(values.get(name))).longValue();
    }

    static String place(Json json) {
        Map<?, ?> values = (Map<?, ?>) Objects.requireNonNull(json.tree());
        return String.valueOf(values.get("at"));
    }
}
