package io.stepwell.runtime.rows;

import io.stepwell.engine.ExecutionNames;
import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.engine.Redrives;
import io.stepwell.engine.task.TaskRef;
import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import io.stepwell.storage.codec.KeyWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The summary of an execution; input and output stand in the journal alone.
 *
 * @param stopMillis null while it runs
 * @param machineRevisionId the revision of the state machine it was started on
 * @param machineUpdateMillis when that revision was made
 * @param starter the task that started it; null when a client did
 * @param redrives how often it was taken up again
 * @param child what it is to a map run; null for an execution of its own
 */
public record ExecutionRow(
        ExecutionOrigin origin,
        ExecutionStatus status,
        long startMillis,
        @Nullable Long stopMillis,
        @Nullable String machineRevisionId,
        long machineUpdateMillis,
        @Nullable Starter starter,
        Redrives redrives,
        @Nullable MapRunChild child) {
    /**
     * Version 1 had no starter, version 2 no version and no alias it was started with, version 3 no redrives, version 4
     * no child. Until version 5 the value began with the ARN, and the names stood there though the ARN says them.
     */
    private static final int VERSION = 6;

    /**
     * A task that starts an execution.
     *
     * @param task the attempt
     * @param waits whether it has to be told of the end
     */
    public record Starter(TaskRef task, boolean waits) {}

    /** An execution that is about to start. */
    public static ExecutionRow starting(
            ExecutionOrigin origin,
            @Nullable String machineRevisionId,
            long machineUpdateMillis,
            @Nullable Starter starter) {
        return new ExecutionRow(
                origin,
                ExecutionStatus.RUNNING,
                0,
                null,
                machineRevisionId,
                machineUpdateMillis,
                starter,
                Redrives.NONE,
                null);
    }

    /** A child of a map run that is about to start, of the same revision as its parent. */
    public static ExecutionRow startingChild(ExecutionOrigin origin, ExecutionRow parent, MapRunChild child) {
        return new ExecutionRow(
                origin,
                ExecutionStatus.RUNNING,
                0,
                null,
                parent.machineRevisionId(),
                parent.machineUpdateMillis(),
                null,
                Redrives.NONE,
                child);
    }

    /** Whether whoever started this execution starts it again, after a crash, with this row. */
    public boolean isStartedAgainBy(ExecutionRow row) {
        return (starter != null && starter.equals(row.starter)) || (child != null && child.equals(row.child));
    }

    public static byte[] key(String arn) {
        return KeyWriter.key().text(arn).toBytes();
    }

    /** The same execution, started. */
    public ExecutionRow started(long atMillis) {
        return with(status, atMillis, null, redrives);
    }

    /** The same execution, closed. */
    public ExecutionRow closed(ExecutionStatus end, long atMillis) {
        return with(end, startMillis, atMillis, redrives);
    }

    /** The same execution, taken up again. */
    public ExecutionRow redriven(Redrives now) {
        return with(ExecutionStatus.RUNNING, startMillis, null, now);
    }

    private ExecutionRow with(ExecutionStatus now, long start, @Nullable Long stop, Redrives known) {
        return new ExecutionRow(
                origin, now, start, stop, machineRevisionId, machineUpdateMillis, starter, known, child);
    }

    public void put(WriteBatch batch) {
        boolean namedByArn = ExecutionNames.of(origin).equals(ExecutionNames.of(origin.arn()));
        BinaryWriter value = new BinaryWriter(256).u8(VERSION).flag(namedByArn);
        if (!namedByArn) {
            value.text(origin.name()).text(origin.stateMachineArn()).text(origin.stateMachineName());
        }
        value.text(origin.definitionId())
                .text(origin.roleArn())
                .nullableText(origin.traceHeader())
                .u8(Codes.of(status))
                .signed(startMillis)
                .nullableSigned(stopMillis)
                .nullableText(machineRevisionId)
                .signed(machineUpdateMillis);
        put(value.flag(starter != null), starter);
        value.nullableText(origin.versionArn()).nullableText(origin.aliasArn());
        value.unsigned(redrives.count()).nullableSigned(redrives.lastMillis()).nullableText(redrives.lastToken());
        put(value.flag(child != null), child);
        batch.put(Table.EXECUTION, key(origin.arn()), value.toBytes());
    }

    private static void put(BinaryWriter value, @Nullable Starter starter) {
        if (starter != null) {
            value.text(starter.task().executionArn())
                    .signed(starter.task().scheduledEventId())
                    .flag(starter.waits());
        }
    }

    private static void put(BinaryWriter value, @Nullable MapRunChild child) {
        if (child != null) {
            value.text(child.mapRunArn()).signed(child.index()).signed(child.items());
        }
    }

    /**
     * The row of an execution.
     *
     * @param arn the key of the row
     * @throws CorruptRecordException when the bytes are no row of a known version
     */
    public static ExecutionRow decode(String arn, byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        int version = RowVersion.read(in, VERSION, "execution");
        ExecutionNames names = names(in, version, arn);
        String definitionId = in.text();
        String roleArn = in.text();
        String traceHeader = in.nullableText();
        ExecutionStatus status = Codes.status(in.u8());
        long startMillis = in.signed();
        Long stopMillis = in.nullableSigned();
        String revisionId = in.nullableText();
        long updateMillis = in.signed();
        Starter starter =
                version >= 2 && in.flag() ? new Starter(new TaskRef(in.text(), in.signed()), in.flag()) : null;
        String versionArn = version < 3 ? null : in.nullableText();
        String aliasArn = version < 3 ? null : in.nullableText();
        Redrives redrives =
                version < 4 ? Redrives.NONE : new Redrives((int) in.unsigned(), in.nullableSigned(), in.nullableText());
        ExecutionOrigin origin = new ExecutionOrigin(
                arn,
                names.name(),
                names.stateMachineArn(),
                names.stateMachineName(),
                definitionId,
                roleArn,
                traceHeader,
                versionArn,
                aliasArn);
        MapRunChild child = version >= 5 && in.flag() ? new MapRunChild(in.text(), in.signed(), in.signedInt()) : null;
        return new ExecutionRow(
                origin, status, startMillis, stopMillis, revisionId, updateMillis, starter, redrives, child);
    }

    private static ExecutionNames names(BinaryReader in, int version, String arn) {
        if (version < 6) {
            in.text(); // the ARN
        } else if (in.flag()) {
            return ExecutionNames.of(arn);
        }
        return new ExecutionNames(in.text(), in.text(), in.text());
    }

    /** The ARNs under which it is listed: that of its state machine, its version and its alias; or that of its map run. */
    List<String> listings() {
        if (child != null) {
            return List.of(child.mapRunArn());
        }
        return Stream.of(origin.stateMachineArn(), origin.versionArn(), origin.aliasArn())
                .filter(Objects::nonNull)
                .toList();
    }
}
