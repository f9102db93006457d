package io.stepwell.language.parse;

/** What {@code $states} has at a place, besides {@code input} and {@code context}. */
enum Offered {
    /** Nothing more: before the work of the state. */
    INPUT,
    /** {@code result}: after the work of a Task, Parallel or Map. */
    RESULT,
    /** {@code errorOutput}: in a catcher. */
    ERROR_OUTPUT;

    boolean has(String member) {
        return switch (member) {
            case "result" -> this == RESULT;
            case "errorOutput" -> this == ERROR_OUTPUT;
            default -> true;
        };
    }
}
