package io.stepwell.runtime.rows;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.ExecutionStatus;
import io.stepwell.storage.CorruptRecordException;
import io.stepwell.storage.Table;
import io.stepwell.storage.WriteBatch;
import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import io.stepwell.storage.codec.KeyWriter;
import org.jspecify.annotations.Nullable;

/**
 * The summary of an execution; input and output stand in the journal alone.
 *
 * @param stopMillis null while it runs
 * @param machineRevisionId the revision of the state machine it was started on
 * @param machineUpdateMillis when that revision was made
 */
public record ExecutionRow(
        ExecutionOrigin origin,
        ExecutionStatus status,
        long startMillis,
        @Nullable Long stopMillis,
        @Nullable String machineRevisionId,
        long machineUpdateMillis) {
    private static final int VERSION = 1;

    public static byte[] key(String arn) {
        return KeyWriter.key().text(arn).toBytes();
    }

    /** The same execution, closed. */
    public ExecutionRow closed(ExecutionStatus end, long atMillis) {
        return new ExecutionRow(origin, end, startMillis, atMillis, machineRevisionId, machineUpdateMillis);
    }

    public void put(WriteBatch batch) {
        byte[] value = new BinaryWriter(256)
                .u8(VERSION)
                .text(origin.arn())
                .text(origin.name())
                .text(origin.stateMachineArn())
                .text(origin.stateMachineName())
                .text(origin.definitionId())
                .text(origin.roleArn())
                .nullableText(origin.traceHeader())
                .u8(Codes.of(status))
                .signed(startMillis)
                .nullableSigned(stopMillis)
                .nullableText(machineRevisionId)
                .signed(machineUpdateMillis)
                .toBytes();
        batch.put(Table.EXECUTION, key(origin.arn()), value);
    }

    /** @throws CorruptRecordException when the bytes are no row of a known version */
    public static ExecutionRow decode(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        RowVersion.expect(in, VERSION, "execution");
        ExecutionOrigin origin = new ExecutionOrigin(
                in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), in.nullableText());
        return new ExecutionRow(
                origin, Codes.status(in.u8()), in.signed(), in.nullableSigned(), in.nullableText(), in.signed());
    }
}
