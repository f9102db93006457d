package io.stepwell.language.path;

/** An evaluation ran into one of its bounds; {@link JsonPath#evaluate} turns it into an answer. */
final class EvaluationStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    EvaluationStopped(String message) {
        super(message, null, false, false);
    }
}
