package io.stepwell.runtime.maprun;

import io.stepwell.engine.Limits;
import io.stepwell.engine.item.ChildResult;
import io.stepwell.engine.item.ResultExport;
import io.stepwell.engine.item.ResultWriter;
import io.stepwell.engine.item.ResultWriterException;
import io.stepwell.engine.item.StateOutput;
import io.stepwell.engine.item.WriteRequest;
import io.stepwell.engine.item.WriterConfiguration;
import io.stepwell.engine.item.WriterConfiguration.OutputType;
import io.stepwell.engine.item.WriterConfiguration.Transformation;
import io.stepwell.engine.maprun.MapRunOrder;
import io.stepwell.language.data.ErrorNames;
import io.stepwell.language.data.Failure;
import io.stepwell.language.data.WriterRequest;
import io.stepwell.language.definition.WorkflowType;
import io.stepwell.language.json.Json;
import io.stepwell.runtime.Executions.ExecutionView;
import io.stepwell.runtime.rows.EndedChild;
import io.stepwell.runtime.rows.MapRunRows;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the results of a map run together, in the order of its children: exported, or as the result of the state. */
final class Results {
    private static final int CHILDREN_PER_READ = 500;

    private final Ground ground;
    private final MapRunOrder order;
    private final ChildNames names;
    private final WorkflowType type;

    /**
     * What the results have become.
     *
     * @param output the result of the state; null when there is none
     * @param failure why there is none; null when there is one
     * @param items how many items are in it
     * @param executions how many children are in it
     */
    record Collected(@Nullable Json output, @Nullable Failure failure, long items, long executions) {}

    /** Takes a result. */
    private interface Taker {
        void add(ChildResult child) throws ResultWriterException, InterruptedException;
    }

    Results(Ground ground, MapRunOrder order, WorkflowType type) {
        this.ground = ground;
        this.order = order;
        this.names = new ChildNames(order);
        this.type = type;
    }

    /** Whether they are exported, which is done also when the map run fails. */
    boolean areExported() {
        return order.writer() != null && order.writer().resource() != null;
    }

    /**
     * Puts them together.
     *
     * @param pending those that an export is to tell of besides; null for none
     */
    Collected collect(@Nullable PendingChildren pending) throws InterruptedException {
        WriterRequest wanted = order.writer();
        if (wanted == null || wanted.resource() == null) {
            return stateOutput(configuration(wanted, WriterConfiguration.STATE_OUTPUT));
        }
        try {
            return export(wanted, wanted.resource(), pending);
        } catch (ResultWriterException e) {
            return failed(ResultWriterException.ERROR, e.causeText());
        }
    }

    private Collected stateOutput(WriterConfiguration configuration) throws InterruptedException {
        StateOutput output = new StateOutput(configuration, ground.payloadBytes());
        long[] written = new long[2];
        try {
            each(output::add, written, output);
        } catch (ResultWriterException e) {
            throw new IllegalStateException("nothing is written", e);
        }
        Json result = output.result();
        return result == null
                ? failed(ErrorNames.DATA_LIMIT_EXCEEDED, Limits.tooLarge(order.stateName()))
                : new Collected(result, null, written[0], written[1]);
    }

    private Collected export(WriterRequest wanted, String resource, @Nullable PendingChildren pending)
            throws ResultWriterException, InterruptedException {
        ResultWriter writer = ground.datasets().writers().stream()
                .filter(w -> w.serves(resource))
                .findFirst()
                .orElseThrow(() -> new ResultWriterException(
                        "The resource " + resource + " of the ResultWriter is not supported by this server."));
        WriteRequest request = new WriteRequest(
                resource,
                wanted.parameters(),
                configuration(wanted, WriterConfiguration.EXPORT),
                order.mapRunArn(),
                null);
        long[] written = new long[2];
        try (ResultExport export = writer.open(request)) {
            each(export::add, written, null);
            if (pending != null) {
                pending.each((index, child, redone) -> export.add(pending(index, child, redone)));
            }
            return new Collected(export.finish(), null, written[0], written[1]);
        }
    }

    private void each(Taker taker, long[] written, @Nullable StateOutput bounded)
            throws ResultWriterException, InterruptedException {
        long from = 0;
        while (true) {
            List<EndedChild> ended = MapRunRows.ended(ground.store(), order.mapRunArn(), from, CHILDREN_PER_READ);
            for (EndedChild child : ended) {
                taker.add(result(child));
                written[0] += child.items();
                written[1]++;
                if (bounded != null && bounded.isTooLarge()) {
                    return;
                }
            }
            if (ended.size() < CHILDREN_PER_READ) {
                return;
            }
            from = ended.getLast().index() + 1;
        }
    }

    private ChildResult result(EndedChild child) {
        ExecutionView view = child.record() == null ? ground.describe(names.arn(child.index())) : null;
        EndedChild.Record known = view == null ? Objects.requireNonNull(child.record()) : record(view);
        return result(child.index(), ChildResult.Status.valueOf(child.status().name()), known, view);
    }

    /** A standard child that was to be redone is still there as it has ended before. */
    private ChildResult pending(long index, ChildSource.Child child, boolean redone) {
        if (redone && type == WorkflowType.STANDARD) {
            ExecutionView view = ground.describe(names.arn(index));
            return result(new EndedChild(index, view.summary().status(), child.items(), null));
        }
        EndedChild.Record known = new EndedChild.Record(child.input(), null, null, null, 0, 0);
        return result(index, ChildResult.Status.PENDING, known, null);
    }

    private ChildResult result(
            long index, ChildResult.Status status, EndedChild.Record known, @Nullable ExecutionView view) {
        return new ChildResult(
                type == WorkflowType.EXPRESS ? names.expressArn(index) : names.arn(index),
                names.name(index),
                names.stateMachineArn(),
                type,
                status,
                known.input(),
                known.output(),
                known.error(),
                known.cause(),
                known.startMillis(),
                known.stopMillis(),
                view == null ? 0 : view.summary().redrives().count());
    }

    private static EndedChild.Record record(ExecutionView view) {
        return new EndedChild.Record(
                view.input(),
                view.output(),
                view.error(),
                view.cause(),
                view.summary().startMillis(),
                Objects.requireNonNullElse(view.summary().stopMillis(), 0L));
    }

    private static WriterConfiguration configuration(@Nullable WriterRequest wanted, WriterConfiguration otherwise) {
        if (wanted == null) {
            return otherwise;
        }
        return new WriterConfiguration(
                wanted.transformation() == null
                        ? otherwise.transformation()
                        : Transformation.valueOf(wanted.transformation()),
                wanted.outputType() == null ? otherwise.outputType() : OutputType.valueOf(wanted.outputType()));
    }

    private static Collected failed(String error, String cause) {
        return new Collected(null, new Failure(error, cause), 0, 0);
    }
}
