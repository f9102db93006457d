package io.stepwell.language.definition;

import org.jspecify.annotations.Nullable;

/**
 * What makes a Map state distributed.
 *
 * @param executionType what the child executions are
 * @param label names the state in the ARNs of its map runs and their children; null to have one made up
 * @param reader where the items come from; null for the state's input
 * @param batcher puts items together; null to give each child one item
 * @param writer where the results go; null to put them into the state's output
 */
public record MapDistribution(
        WorkflowType executionType,
        @Nullable String label,
        @Nullable ItemReading reader,
        @Nullable ItemBatching batcher,
        @Nullable ResultWriting writer) {}
