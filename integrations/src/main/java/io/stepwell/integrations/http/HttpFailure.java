package io.stepwell.integrations.http;

import io.stepwell.engine.task.TaskOutcome;
import io.stepwell.language.data.ErrorNames;

/** There is no usable answer; the message names no secret, not even a URL. */
public final class HttpFailure extends Exception {
    private static final long serialVersionUID = 1;

    private final String error;

    HttpFailure(String error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    /** The server could not be reached, or did not answer in time. */
    static HttpFailure socket(String message) {
        return new HttpFailure("States.Http.Socket", message);
    }

    /** A connection cannot be used; {@code Events.ConnectionResource.<name>} (Developer Guide, "Call HTTPS APIs"). */
    public static HttpFailure connection(String name, String message) {
        return new HttpFailure("Events.ConnectionResource." + name, message);
    }

    /** Whether a server answered, but more than was to be read. */
    public boolean isTooLong() {
        return error.equals(ErrorNames.DATA_LIMIT_EXCEEDED);
    }

    TaskOutcome.Failed outcome() {
        return new TaskOutcome.Failed(error, getMessage());
    }
}
