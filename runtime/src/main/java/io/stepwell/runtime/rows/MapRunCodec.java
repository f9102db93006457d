package io.stepwell.runtime.rows;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.language.data.BatchLimits;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.MapBounds;
import io.stepwell.language.data.ReaderRequest;
import io.stepwell.language.data.WriterRequest;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.MapRuns.Tally;
import io.stepwell.storage.codec.BinaryReader;
import io.stepwell.storage.codec.BinaryWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of {@link MapRunRows}. */
final class MapRunCodec {
    private static final int VERSION = 1;

    /** Version 1 had no redrives, version 2 no counts of those that can and cannot be redriven. */
    private static final int RUN_VERSION = 3;

    /** Version 1 did not say whether a child can be redriven. */
    private static final int ENDED_VERSION = 2;

    private MapRunCodec() {}

    static byte[] encode(MapRunRow row) {
        BinaryWriter out = new BinaryWriter(512)
                .u8(RUN_VERSION)
                .text(row.mapRunArn())
                .text(row.executionArn())
                .text(row.stateMachineArn())
                .u8(Codes.of(row.status()))
                .signed(row.startMillis())
                .nullableSigned(row.stopMillis());
        write(out, row.bounds());
        write(out, row.items());
        write(out, row.executions());
        out.signed(row.settled()).flag(row.failure() != null);
        if (row.failure() != null) {
            out.nullableText(row.failure().error()).nullableText(row.failure().cause());
        }
        out.signed(row.redrives()).nullableSigned(row.redriveMillis());
        for (Tally tally : List.of(row.items(), row.executions())) {
            out.signed(tally.failuresNotRedrivable()).signed(tally.pendingRedrive());
        }
        return out.toBytes();
    }

    static MapRunRow row(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        int version = RowVersion.read(in, RUN_VERSION, "map run");
        MapRunRow row = new MapRunRow(
                in.text(),
                in.text(),
                in.text(),
                Codes.mapRunStatus(in.u8()),
                in.signed(),
                in.nullableSigned(),
                bounds(in),
                tally(in),
                tally(in),
                in.signed(),
                in.flag() ? new Failure(in.nullableText(), in.nullableText()) : null,
                version < 2 ? 0 : in.signedInt(),
                version < 2 ? null : in.nullableSigned());
        return version < 3 ? row : row.withTallies(redrives(in, row.items()), redrives(in, row.executions()));
    }

    private static Tally redrives(BinaryReader in, Tally tally) {
        return tally.withRedrives(in.signed(), in.signed());
    }

    static byte[] encode(EndedChild child) {
        BinaryWriter out = new BinaryWriter(128)
                .u8(ENDED_VERSION)
                .u8(Codes.of(child.status()))
                .signed(child.items())
                .flag(child.redrivable())
                .flag(child.record() != null);
        EndedChild.Record record = child.record();
        if (record != null) {
            write(out, record.input());
            write(out, record.output());
            out.nullableText(record.error()).nullableText(record.cause());
            out.signed(record.startMillis()).signed(record.stopMillis());
        }
        return out.toBytes();
    }

    static EndedChild ended(long index, byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        int version = RowVersion.read(in, ENDED_VERSION, "child of a map run");
        return new EndedChild(
                index,
                Codes.status(in.u8()),
                in.signedInt(),
                version < 2 || in.flag(),
                in.flag()
                        ? new EndedChild.Record(
                                document(in), json(in), in.nullableText(), in.nullableText(), in.signed(), in.signed())
                        : null);
    }

    static byte[] encode(MapRunOrder order) {
        ExecutionOrigin parent = order.parent();
        BinaryWriter out = new BinaryWriter(1024)
                .u8(VERSION)
                .text(order.mapRunArn())
                .text(parent.arn())
                .text(parent.name())
                .text(parent.stateMachineArn())
                .text(parent.stateMachineName())
                .text(parent.definitionId())
                .text(parent.roleArn())
                .text(order.stateName())
                .signed(order.enteredEventId());
        write(out, order.effectiveInput());
        write(out, order.items());
        write(out, order.reader());
        write(out, order.batches());
        write(out, order.writer());
        write(out, order.bounds());
        write(out, order.context());
        out.unsigned(order.variables().size());
        order.variables().forEach((name, value) -> write(out.text(name), value));
        return out.signed(order.startMillis()).fixedLong(order.seed()).toBytes();
    }

    static MapRunOrder order(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        RowVersion.expect(in, VERSION, "orders of map runs");
        return new MapRunOrder(
                in.text(),
                new ExecutionOrigin(in.text(), in.text(), in.text(), in.text(), in.text(), in.text(), null),
                in.text(),
                in.signed(),
                document(in),
                json(in),
                reader(in),
                batches(in),
                writer(in),
                bounds(in),
                document(in),
                variables(in),
                in.signed(),
                in.fixedLong());
    }

    private static void write(BinaryWriter out, @Nullable Json json) {
        out.nullableText(json == null ? null : json.text());
    }

    private static @Nullable Json json(BinaryReader in) {
        String text = in.nullableText();
        return text == null ? null : Json.ofValidText(text);
    }

    private static Json document(BinaryReader in) {
        Json json = json(in);
        return json == null ? Json.NULL : json;
    }

    private static void write(BinaryWriter out, @Nullable ReaderRequest reader) {
        out.flag(reader != null);
        if (reader != null) {
            out.text(reader.resource());
            write(out, reader.parameters());
            write(out, reader.configuration());
        }
    }

    private static @Nullable ReaderRequest reader(BinaryReader in) {
        return in.flag() ? new ReaderRequest(in.text(), document(in), document(in)) : null;
    }

    private static void write(BinaryWriter out, @Nullable BatchLimits batches) {
        out.flag(batches != null);
        if (batches != null) {
            write(out.signed(batches.maxItems()).signed(batches.maxBytes()), batches.batchInput());
        }
    }

    private static @Nullable BatchLimits batches(BinaryReader in) {
        return in.flag() ? new BatchLimits(in.signed(), in.signed(), json(in)) : null;
    }

    private static void write(BinaryWriter out, @Nullable WriterRequest writer) {
        out.flag(writer != null);
        if (writer != null) {
            write(out.nullableText(writer.resource()), writer.parameters());
            out.nullableText(writer.transformation()).nullableText(writer.outputType());
        }
    }

    private static @Nullable WriterRequest writer(BinaryReader in) {
        return in.flag()
                ? new WriterRequest(in.nullableText(), document(in), in.nullableText(), in.nullableText())
                : null;
    }

    private static void write(BinaryWriter out, MapBounds bounds) {
        out.signed(bounds.maxConcurrency())
                .signed(bounds.toleratedFailureCount())
                .float64(bounds.toleratedFailurePercentage());
    }

    private static MapBounds bounds(BinaryReader in) {
        return new MapBounds(in.signed(), in.signed(), in.float64());
    }

    private static void write(BinaryWriter out, Tally tally) {
        out.signed(tally.total())
                .signed(tally.running())
                .signed(tally.succeeded())
                .signed(tally.failed());
        out.signed(tally.timedOut()).signed(tally.aborted()).signed(tally.resultsWritten());
    }

    private static Tally tally(BinaryReader in) {
        return new Tally(in.signed(), in.signed(), in.signed(), in.signed(), in.signed(), in.signed(), in.signed());
    }

    private static Map<String, Json> variables(BinaryReader in) {
        int count = in.count();
        Map<String, Json> variables = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = in.text();
            variables.put(name, document(in));
        }
        return variables;
    }
}
