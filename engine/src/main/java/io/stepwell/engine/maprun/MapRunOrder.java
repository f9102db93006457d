package io.stepwell.engine.maprun;

import io.stepwell.engine.ExecutionOrigin;
import io.stepwell.language.data.BatchLimits;
import io.stepwell.language.data.MapBounds;
import io.stepwell.language.data.ReaderRequest;
import io.stepwell.language.data.WriterRequest;
import io.stepwell.language.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a map run is to do, complete in itself: a crash needs nothing else to go on.
 *
 * @param mapRunArn {@code arn:aws:states:<region>:<account>:mapRun:<state machine>/<label>:<id>}
 * @param parent the execution whose state it is
 * @param stateName the Map state
 * @param enteredEventId the event with which that state was entered, for the causes of failures
 * @param effectiveInput what ItemSelector sees as {@code $}
 * @param items the items as an array; null when a reader has them
 * @param reader where the items come from; null for {@code items}
 * @param batches how items are put together; null to give each child one item
 * @param writer where the results go; null for the state's output
 * @param bounds concurrency and tolerances at the start
 * @param context the context object that ItemSelector sees, without {@code Map}
 * @param variables the variables that ItemSelector sees
 * @param startMillis milliseconds since the epoch
 * @param seed the chance of all item selectors
 */
public record MapRunOrder(
        String mapRunArn,
        ExecutionOrigin parent,
        String stateName,
        long enteredEventId,
        Json effectiveInput,
        @Nullable Json items,
        @Nullable ReaderRequest reader,
        @Nullable BatchLimits batches,
        @Nullable WriterRequest writer,
        MapBounds bounds,
        Json context,
        Map<String, Json> variables,
        long startMillis,
        long seed) {
    /** The part of the ARN between the type and the id: {@code <state machine>/<label>}. */
    public String labelledMachine() {
        String resource = mapRunArn.split(":", 6)[5].substring("mapRun:".length());
        return resource.substring(0, resource.lastIndexOf(':'));
    }

    /** The last part of the ARN. */
    public String id() {
        return mapRunArn.substring(mapRunArn.lastIndexOf(':') + 1);
    }

    /** Names the definition of the children: that of the parent, narrowed to this state. */
    public String childDefinitionId() {
        return ChildDefinition.id(parent.definitionId(), stateName);
    }
}
