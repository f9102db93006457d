package io.stepwell.cli.graph;

/** A text cannot be drawn; the message says where and why. */
public final class FlowGraphException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FlowGraphException(String message) {
        super(message, null, false, false);
    }
}
