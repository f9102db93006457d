package io.stepwell.language.definition;

/** The two types of workflow (AWS API, CreateStateMachine, {@code type}); they differ in what a Task may call. */
public enum WorkflowType {
    STANDARD,
    /** Takes neither activities nor the patterns {@code .sync} and {@code .waitForTaskToken}. */
    EXPRESS
}
