package io.stepwell.language.data;

/**
 * A place in the data flow of a state where a value can be looked at, named for what both query languages have in
 * common; in the order in which a state passes them.
 */
public enum FlowStep {
    /** The input after InputPath; in a JSONata state the input itself. */
    EFFECTIVE_INPUT,
    /** After Parameters or Arguments. */
    PARAMETERS,
    /** The items of a Map state, an array: after ItemsPath or Items. */
    ITEMS,
    /** The items that a reader's ItemsPointer leads to in what was read. */
    POINTED_ITEMS,
    /** The inputs of the iterations of a Map state, an array: after ItemSelector. */
    ITEM_INPUTS,
    /** The inputs of a Distributed Map's children, an array: after ItemBatcher. */
    BATCHES,
    /** What the task, the branches or the iterations have given, or the Result of a Pass state. */
    RESULT,
    /** The result after ResultSelector. */
    SELECTED_RESULT,
    /** The result after ResultPath: in its place in the raw input. */
    PLACED_RESULT
}
