package io.stepwell.engine.item;

/**
 * A {@code WriterConfig} (Developer Guide, "ResultWriter").
 *
 * @param transformation what is left of each result
 * @param outputType how the results are put together
 */
public record WriterConfiguration(Transformation transformation, OutputType outputType) {
    /** What an export does without a {@code WriterConfig}: results with the data of their executions. */
    public static final WriterConfiguration EXPORT = new WriterConfiguration(Transformation.NONE, OutputType.JSON);

    /** What a state without {@code ResultWriter} gives: the outputs alone. */
    public static final WriterConfiguration STATE_OUTPUT =
            new WriterConfiguration(Transformation.COMPACT, OutputType.JSON);

    /** What is left of a result; a child that did not succeed is always told as with {@link #NONE}. */
    public enum Transformation {
        /** The output and the data of the execution. */
        NONE,
        /** The output. */
        COMPACT,
        /** The output; the elements of one that is an array. */
        FLATTEN
    }

    public enum OutputType {
        /** One JSON array. */
        JSON,
        /** JSON Lines: one value a line. */
        JSONL
    }
}
