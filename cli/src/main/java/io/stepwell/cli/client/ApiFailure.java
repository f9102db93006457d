package io.stepwell.cli.client;

/** A server refused a request, or could not be reached. */
public final class ApiFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String type;

    ApiFailure(String type, String message) {
        super(message, null, false, false);
        this.type = type;
    }

    /** AWS's name of the error, for instance {@code InvalidDefinition}; {@code Unreachable} when there was no answer. */
    public String type() {
        return type;
    }
}
