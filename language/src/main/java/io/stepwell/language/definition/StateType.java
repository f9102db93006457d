package io.stepwell.language.definition;

/** The eight types of state. */
public enum StateType {
    PASS("Pass"),
    TASK("Task"),
    CHOICE("Choice"),
    WAIT("Wait"),
    SUCCEED("Succeed"),
    FAIL("Fail"),
    PARALLEL("Parallel"),
    MAP("Map");

    private final String text;

    StateType(String text) {
        this.text = text;
    }

    /** The value of {@code Type} in a definition and the prefix of history event types. */
    public String text() {
        return text;
    }
}
